import { Stack } from 'aws-cdk-lib';
import { type IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/**
 * By which EventBridge publishes: a role instead of a service in the policies of topic and key, so that no rule but these can speak there.
 *
 * @param keyArn of the key that encrypts the topic
 */
export function eventPublisher(scope: Construct, topic: ITopic, keyArn: string): IRole {
  const policy = new ManagedPolicy(scope, 'PublishPolicy', {
    statements: [
      new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }),
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keyArn] }),
    ],
  });
  const role = new Role(scope, 'Publisher', {
    assumedBy: new ServicePrincipal('events.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
    managedPolicies: [policy],
  });
  return role.withoutPolicyUpdates();
}
