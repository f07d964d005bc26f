import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { EncryptionKey } from './encryption-key';

export interface AlarmTopicProps {
  /** Each gets a request to confirm, once. */
  readonly emails: readonly string[];
}

/** Where the environment's alarms speak. What they say is mailed in plain text: names and figures, never patients' data. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { emails }: AlarmTopicProps) {
    super(scope, id);
    const account = Stack.of(this).account;
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } });

    // The account's default key for SNS admits no CloudWatch: alarms would fail to speak, in silence.
    const masterKey = new EncryptionKey(this, 'Key', { description: 'Alarm messages', retain: false });
    masterKey.addToResourcePolicy(
      new PolicyStatement({ sid: 'Alarms', principals: [alarms], actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'] }),
    );
    this.topic = new Topic(this, 'Resource', { masterKey, enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({ sid: 'Alarms', principals: [alarms], actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
    );
    for (const email of emails) this.topic.addSubscription(new EmailSubscription(email));
  }
}
