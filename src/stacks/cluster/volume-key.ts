import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { EncryptionKey } from '../encryption-key';

/** Encrypts the volumes of container instances, which hold images and what tasks write to `/tmp`: nothing that outlives an instance. */
export class VolumeKey extends EncryptionKey {
  constructor(scope: Construct, id: string) {
    super(scope, id, { description: 'Volumes of container instances', retain: false });
    const { account, partition, region } = Stack.of(this);
    const throughEc2 = {
      StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `ec2.${region}.amazonaws.com` },
      // By condition and not as principal: a key policy that names a role is refused while the role does not exist, and Auto Scaling makes
      // its own with the account's first group.
      ArnLike: {
        'aws:PrincipalArn': `arn:${partition}:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
      },
    };
    const allow = (sid: string, actions: string[], conditions: Record<string, Record<string, string>>) =>
      this.addToResourcePolicy(
        new PolicyStatement({
          sid,
          principals: [new AnyPrincipal()],
          actions,
          resources: ['*'], // In a key's policy, the key itself.
          conditions,
        }),
      );
    allow('Volumes', ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'], throughEc2);
    allow('VolumesAttached', ['kms:CreateGrant'], { ...throughEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' } });
  }
}
