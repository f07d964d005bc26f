import { generate } from 'selfsigned';

export interface Certificate {
  readonly cert: string;
  readonly private: string;
}

/** A certificate for one host name, its own authority. Made anew each time: a key that is kept in a repository is a finding. */
export async function certificateFor(host: string): Promise<Certificate> {
  return generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  });
}
