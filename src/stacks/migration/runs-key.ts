import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { EncryptionKey } from '../encryption-key';

/**
 * Encrypts the states of runs: the address by which CloudFormation is answered, and the log of a failed command. One for all groups, since
 * each costs the same by the month; their roles are admitted by the statements that they bring.
 */
export class RunsKey extends EncryptionKey {
  constructor(scope: Construct, id: string, { protectData }: Environment) {
    super(scope, id, { description: 'States of migrations', retain: protectData });
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'LogDelivery', // Of an encrypted state machine.
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['kms:Decrypt*'],
        resources: ['*'], // In a key's policy, the key itself.
      }),
    );
  }
}
