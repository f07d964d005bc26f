import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** What an agent of Systems Manager needs for an operator's session, in a task or on an instance. */
export function holdSessions(): PolicyStatement {
  return new PolicyStatement({
    sid: 'HoldSessions',
    actions: [
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    resources: ['*'], // Channels belong to who opens them, and have no ARN.
  });
}
