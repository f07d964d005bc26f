import { testRule } from '../rule-table';

const distribution = (behavior: object, config: object = {}) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: { Enabled: true, DefaultCacheBehavior: behavior, ...config } },
});
const functions = (FunctionARN: unknown) => ({ FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN }] });
const lambdas = (LambdaFunctionARN: unknown) => ({ LambdaFunctionAssociations: [{ EventType: 'origin-request', LambdaFunctionARN }] });
const code = { Type: 'AWS::CloudFront::Function', Properties: { Name: 'x', AutoPublish: true, FunctionCode: 'code' } };
const version = { Type: 'AWS::Lambda::Version', Properties: { FunctionName: 'x' } };

testRule('distribution-runs-own-code', {
  compliant: {
    'no code': { Distribution: distribution({}) },
    'empty lists': { Distribution: distribution({ FunctionAssociations: [], LambdaFunctionAssociations: [] }) },
    'a function of the template': { Code: code, Distribution: distribution(functions({ 'Fn::GetAtt': ['Code', 'FunctionARN'] })) },
    'a version of the template': { Code: version, Distribution: distribution(lambdas({ Ref: 'Code' })) },
  },
  nonCompliant: {
    'a function by its ARN': { Bad: distribution(functions('arn:aws:cloudfront::111111111111:function/x')) },
    'a function of another template': { Bad: distribution(functions({ 'Fn::ImportValue': 'Function' })) },
    'a function that something else in the template stands for': {
      Key: { Type: 'AWS::CloudFront::KeyValueStore', Properties: { Name: 'x' } },
      Bad: distribution(functions({ 'Fn::GetAtt': ['Key', 'Arn'] })),
    },
    'a Lambda function by its ARN': { Bad: distribution(lambdas('arn:aws:lambda:us-east-1:111111111111:function:x:1')) },
    'on one path': { Bad: distribution({}, { CacheBehaviors: [{ PathPattern: '/shop/*', ...functions('arn') }] }) },
    'a foreign one beside its own': {
      Code: code,
      Bad: distribution({ ...functions({ 'Fn::GetAtt': ['Code', 'FunctionARN'] }), ...lambdas('arn') }),
    },
    'what nobody names': { Bad: distribution(functions(undefined)) },
    'a part of the traffic elsewhere': { Bad: distribution({}, { ContinuousDeploymentPolicyId: 'x' }) },
    'a part of the traffic to what another template says': {
      Bad: distribution({}, { ContinuousDeploymentPolicyId: { 'Fn::ImportValue': 'Policy' } }),
    },
  },
  notApplicable: { 'a function alone': { Code: code } },
});
