import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { logGroupPrefixes } from '../edge/log-group-prefixes';
import { EncryptionKey } from '../encryption-key';

/**
 * The environment's one key for operational logs: of flows, services, API, migrations and tasks. KMS bills each key by the month, and its
 * first two rotations as much again; a key for each log would cost as much as a load balancer and set nothing apart, for CloudWatch Logs,
 * the only service that its policy admits, decrypts for whoever may read the log group.
 *
 * Data has keys of its own, beside it: database, secrets, trail and shells, with the logs that belong to them.
 */
export class LogKey extends EncryptionKey {
  constructor(scope: Construct, id: string, { name, protectData }: Environment) {
    super(scope, id, { description: 'Operational logs', retain: protectData });
    this.allowLogGroups(stagePrefix(scope), `${logGroupPrefixes.webAcl}${name}`, logGroupPrefixes.restApiExecution);
  }
}

/** With what the names of all stacks of the environment begin, and so the names that CloudFormation generates: `Staging-`. */
function stagePrefix(scope: Construct): string {
  const { stackName, node } = Stack.of(scope);
  if (!stackName.endsWith(node.id)) throw new Error(`${node.path}: the stack's name ${stackName} does not end in ${node.id}`);
  return stackName.slice(0, -node.id.length);
}
