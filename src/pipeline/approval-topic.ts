import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { EncryptionKey } from '../stacks/encryption-key';
import { actionRole } from './action-role';

export interface ApprovalTopicProps {
  /** Approvers; each confirms a subscription by e-mail once. */
  readonly emails: readonly string[];
  readonly pipelineRole: IRole;
}

/** Tells approvers that a release waits for them. It names a commit and a stage, nothing of a patient. */
export class ApprovalTopic extends Construct {
  readonly topic: Topic;
  /** Of the key that encrypts it. */
  readonly keyArn: string;
  /** May publish to the topic: the approval actions run under it. */
  readonly publisher: IRole;

  constructor(scope: Construct, id: string, { emails, pipelineRole }: ApprovalTopicProps) {
    super(scope, id);
    const masterKey = new EncryptionKey(this, 'Key', { description: 'Approval requests on their way to approvers', retain: false });
    this.keyArn = masterKey.keyArn;
    this.topic = new Topic(this, 'Topic', { masterKey, enforceSSL: true });
    for (const email of emails) this.topic.addSubscription(new EmailSubscription(email));
    this.publisher = actionRole(this, 'Publisher', {
      pipelineRole,
      statements: [
        new PolicyStatement({ actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
        new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [masterKey.keyArn] }),
      ],
    });
  }
}
