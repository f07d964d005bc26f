import { generateKeyPairSync } from 'node:crypto';

const joined = (...parts: readonly string[]) => parts.join('');

/** By kind. They are put together here, for what stands in one piece in this file would be found in it. None of them opens anything. */
export const plantedSecrets: Readonly<Record<string, string>> = {
  'an AWS access key id': joined('AK', 'IA', 'QYLPMN5HFIQR7XYZ'),
  'an AWS secret access key': joined('aws_secret_', 'access_key = "wJalrXUtnFEMIzK7MDENGbPxRfiCYzzzzzzzzKEY"'),
  'a private key': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  'a private key cut short': joined('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIEpAIBAAKCAQEA0123\n'),
  'a GitHub token': joined('gh', 'p_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'),
  'a URL of a PostgreSQL database': joined('postgres:', '//eshop:Tr0ub4dor3x@db.internal.example:5432/eshop'),
  'a URL of a MySQL database': joined('mysql:', '//eshop:Tr0ub4dor3x@10.20.0.4/eshop'),
  'a URL of a cache': joined('redis:', '//:Tr0ub4dor3x@cache:6379'),
  'a URL with a password': joined('https:', '//deployer:Tr0ub4dor3x@registry.example.com/'),
};
