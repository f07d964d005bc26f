import { testRule } from '../rule-table';

const permission = (properties: object) => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'f', ...properties },
});
const url = (AuthType: string) => ({ Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: 'f', AuthType } });
const Principal = 'apigateway.amazonaws.com';

testRule('function-is-called-by-known-callers', {
  compliant: {
    'one API': { Permission: permission({ Principal, SourceArn: 'arn:aws:execute-api:us-east-1:111111111111:a/authorizers/b' }) },
    'one role': { Permission: permission({ Principal: 'arn:aws:iam::111111111111:role/deploy' }) },
    'signed requests': { Url: url('AWS_IAM') },
  },
  nonCompliant: {
    everybody: { Bad: permission({ Principal: '*' }) },
    'anybody’s API': { Bad: permission({ Principal }) },
    'a public address': { Bad: url('NONE') },
    'a layer for all': {
      Bad: { Type: 'AWS::Lambda::LayerVersionPermission', Properties: { Principal: '*', Action: 'lambda:GetLayerVersion' } },
    },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
