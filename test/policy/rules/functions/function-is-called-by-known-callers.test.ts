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
    'a service, for this account': { Permission: permission({ Principal, SourceAccount: '111111111111' }) },
    'an API of the template': { Permission: permission({ Principal, SourceArn: { 'Fn::GetAtt': ['Api', 'Arn'] } }) },
    'signed requests': { Url: url('AWS_IAM') },
  },
  nonCompliant: {
    everybody: { Bad: permission({ Principal: '*' }) },
    'anybody’s API': { Bad: permission({ Principal }) },
    'a stranger’s API': { Bad: permission({ Principal, SourceArn: 'arn:aws:execute-api:us-east-1:999999999999:a/*' }) },
    'a service, for a stranger': { Bad: permission({ Principal, SourceAccount: '999999999999' }) },
    'a service, for a stranger, by two names': {
      Bad: permission({ Principal, SourceAccount: '999999999999', SourceArn: 'arn:aws:execute-api:us-east-1:111111111111:a/*' }),
    },
    'a bucket, whoever owns it': { Bad: permission({ Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::bucket' }) },
    'a stranger’s account': { Bad: permission({ Principal: '999999999999' }) },
    'a stranger’s role': { Bad: permission({ Principal: 'arn:aws:iam::999999999999:role/deploy' }) },
    'a public address': { Bad: url('NONE') },
    'a layer for all': {
      Bad: { Type: 'AWS::Lambda::LayerVersionPermission', Properties: { Principal: '*', Action: 'lambda:GetLayerVersion' } },
    },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
