import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { EncryptionKey, type EncryptionKeyProps } from './encryption-key';

/** Of topics that alarms speak on. The account's default key for SNS admits no CloudWatch: alarms would fail to speak, in silence. */
export class AlarmKey extends EncryptionKey {
  constructor(scope: Construct, id: string, props: EncryptionKeyProps = { description: 'Alarm messages', retain: false }) {
    super(scope, id, props);
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Alarms',
        principals: [
          new ServicePrincipal('cloudwatch.amazonaws.com', {
            conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
          }),
        ],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'], // In a key's policy, the key itself.
      }),
    );
  }
}
