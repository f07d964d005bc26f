import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

/** Self-signed for `localhost` and 127.0.0.1, from 2020 to 2120. It guards nothing: Node can verify a certificate but not make one. */
export const loopbackCertificate = `-----BEGIN CERTIFICATE-----
MIIBaDCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLSfz/xZV4nzHGvX
pdFsO03MmeQkcpgKDafON5MhAV66UVX92yRsYIHVI3FTtwgn6+WuhaYM8KYY8UOR
SNXcrRujTjBMMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAPBgNVHRMBAf8E
BTADAQH/MB0GA1UdDgQWBBSYwe/ZiwyxpNmEpWjcFco0F2wH7TAKBggqhkjOPQQD
AgNJADBGAiEAmLWo/frLWN3TfFIqK5pdQ+h3bezfI3aOksf6U48rjJICIQCuYJi5
canmAiRJwU8R18xAYGIznB5y9iCH71o5yVzTLg==
-----END CERTIFICATE-----
`;

const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmq1G1oREWEnw5tOU
czylMNVSNLIINop9KqdfKHYd2pOhRANCAAS0n8/8WVeJ8xxr16XRbDtNzJnkJHKY
Cg2nzjeTIQFeulFV/dskbGCB1SNxU7cIJ+vlroWmDPCmGPFDkUjV3K0b
-----END PRIVATE KEY-----
`;

/** An HTTPS server on the loopback interface, for one test. */
export class Loopback {
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async serve(listener: RequestListener): Promise<Loopback> {
    const server = createServer({ key, cert: loopbackCertificate }, listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Loopback(server, (server.address() as AddressInfo).port);
  }

  /** Stops it and cuts what is still open. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
