import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { type Connection, clientSettings } from './connection';

/**
 * The connection to another account, under the role that lets a gate read there. The session names the execution, so that CloudTrail of that
 * account says which release asked.
 *
 * @param home connection of the pipeline's account, whose role may assume the other
 */
export function underRole(home: Connection, roleArn: string, region: string, executionId: string): Connection {
  const { credentials, ...settings } = clientSettings(home);
  return {
    ...home,
    region,
    credentials: fromTemporaryCredentials({
      ...(credentials && { masterCredentials: credentials }),
      params: { RoleArn: roleArn, RoleSessionName: `carepath-${executionId}`.slice(0, 64), DurationSeconds: 3600 },
      clientConfig: settings,
    }),
  };
}
