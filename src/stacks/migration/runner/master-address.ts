import { readFileSync } from 'node:fs';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ServerAddress } from './database-server';
import { settings } from './settings';

/**
 * All of Amazon's certificate authorities, RDS's among them: Lambda puts the file into its Node.js runtimes. They alone are trusted here.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
const amazonAuthorities = '/var/runtime/ca-cert.pem';

const secrets = new SecretsManagerClient({});

/** The password is read each time: RDS changes it every seven days. */
export async function masterAddress(): Promise<ServerAddress> {
  const { HOST: host, PORT: port, MASTER_SECRET: SecretId } = settings('HOST', 'PORT', 'MASTER_SECRET');
  const { SecretString = '{}' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  const { username, password }: { username?: unknown; password?: unknown } = JSON.parse(SecretString);
  if (typeof username !== 'string' || typeof password !== 'string')
    throw new Error('the secret of the master user has no user or password');
  return { host, port: Number(port), user: username, password, ca: readFileSync(amazonAuthorities, 'utf8') };
}
