/** A pipeline of the stages given, with whatever else it is to have. */
export const pipeline = (stages: readonly object[], properties: object = {}) => ({
  Type: 'AWS::CodePipeline::Pipeline',
  Properties: { Stages: stages, ...properties },
});

export const stage = (Name: string, Actions: readonly object[], other: object = {}) => ({ Name, Actions, ...other });

/** Deploys into an account. */
export const deploys = (account: string, RunOrder = 1) => ({
  ActionTypeId: { Category: 'Deploy', Provider: 'CloudFormation' },
  RoleArn: `arn:aws:iam::${account}:role/deploy`,
  RunOrder,
});

export const asks = (NotificationArn?: string) => ({
  ActionTypeId: { Category: 'Approval', Provider: 'Manual' },
  Configuration: { NotificationArn },
});

export const checks = (RunOrder: number) => ({ ActionTypeId: { Category: 'Build', Provider: 'CodeBuild' }, RunOrder });

export const project = { Project: { Type: 'AWS::CodeStarConnections::Connection', Properties: {} } };
