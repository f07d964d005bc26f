import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { AlarmKey } from './alarm-key';

export interface AlarmTopicProps {
  /** Each gets a request to confirm, once. */
  readonly emails: readonly string[];
  /**
   * An `AlarmKey` of another topic: keys are paid for one by one.
   * @default - its own
   */
  readonly encryptionKey?: IKey;
}

/** Where the environment's alarms speak. What they say is mailed in plain text: names and figures, never patients' data. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;
  readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, { emails, encryptionKey }: AlarmTopicProps) {
    super(scope, id);
    const account = Stack.of(this).account;
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } });

    this.encryptionKey = encryptionKey ?? new AlarmKey(this, 'Key');
    this.topic = new Topic(this, 'Resource', { masterKey: this.encryptionKey, enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({ sid: 'Alarms', principals: [alarms], actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
    );
    for (const email of emails) this.topic.addSubscription(new EmailSubscription(email));
  }
}
