/** A policy of a role, with one statement. */
export const allows = (statement: object) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] } },
});

/** A role that one statement lets be taken. */
export const taken = (statement: object, properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }] }, ...properties },
});

export const topic = { Topic: { Type: 'AWS::SNS::Topic', Properties: {} } };
