import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { z } from 'zod';
import { BadInput } from '../assembly/bad-input';
import { type Connection, clientSettings } from '../gates/aws/connection';
import { read } from '../gates/aws/reading';

const callerSchema = z.looseObject({ Account: z.string() });

/**
 * The account of the credentials at hand.
 * @throws BadInput where AWS does not say
 */
export async function callersAccount(connection: Connection): Promise<string> {
  const client = new STSClient(clientSettings(connection));
  try {
    const caller = await read('whose the credentials are', () => client.send(new GetCallerIdentityCommand({})), callerSchema);
    if (caller.state === 'read') return caller.value.Account;
    throw new BadInput(`cannot read ${caller.state === 'absent' ? 'whose the credentials are' : caller.reason}`);
  } finally {
    client.destroy();
  }
}
