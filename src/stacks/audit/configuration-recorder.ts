import { Stack } from 'aws-cdk-lib';
import { CfnConfigurationRecorder, CfnConformancePack, CfnDeliveryChannel } from 'aws-cdk-lib/aws-config';
import { ArnPrincipal, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EncryptionKey } from '../encryption-key';
import { ConfigurationBucket } from './configuration-bucket';
import { conformancePackTemplate } from './conformance-pack';

export interface ConfigurationRecorderProps {
  readonly accessLogs: IBucket;
  readonly keptDays: number;
  /** Whether every change is recorded as it happens, and all rules are asked; otherwise what changed in a day, once. */
  readonly protectData: boolean;
}

/**
 * AWS Config: records how every resource of the account is configured, global ones included, for this is the account's one recorder; and
 * judges the records by the HIPAA conformance pack.
 */
export class ConfigurationRecorder extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { accessLogs, keptDays, protectData }: ConfigurationRecorderProps) {
    super(scope, id);
    const role = this.role();
    const encryptionKey = new EncryptionKey(this, 'Key', { description: 'Configuration history', retain: true });
    encryptionKey.addToResourcePolicy(
      new PolicyStatement({
        sid: 'RecorderEncrypts',
        principals: [new ArnPrincipal(role.roleArn)],
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: ['*'], // In a key's policy, the key itself.
      }),
    );
    const bucket = new ConfigurationBucket(this, 'Bucket', { encryptionKey, accessLogs, recorderRole: role, keptDays });
    this.bucket = bucket;

    const recorder = new CfnConfigurationRecorder(this, 'Recorder', {
      roleArn: role.roleArn,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      // A continuous record costs a quarter of a daily one, but there is one for each network interface that a task had for an hour.
      recordingMode: { recordingFrequency: protectData ? 'CONTINUOUS' : 'DAILY' },
    });
    // Neither waits for the other: CloudFormation completes the recorder only when it finds the channel, and starts it then.
    const channel = new CfnDeliveryChannel(this, 'Channel', {
      s3BucketName: bucket.bucketName,
      s3KmsKeyArn: encryptionKey.keyArn,
      configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
    });
    if (bucket.policy) channel.node.addDependency(bucket.policy);

    const pack = new CfnConformancePack(this, 'HipaaPack', {
      conformancePackName: 'hipaa-security',
      templateBody: conformancePackTemplate(protectData),
    });
    pack.addResourceDependency(recorder);
    pack.addResourceDependency(channel);
  }

  /**
   * Not the service-linked role: an account that ever had a recorder has it already, and CloudFormation cannot make it again. What the
   * recorder reads grows with AWS, and the policy that AWS keeps for it with that; bucket and key admit the role themselves.
   */
  private role(): Role {
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('config.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWS_ConfigRole')],
    });
  }
}
