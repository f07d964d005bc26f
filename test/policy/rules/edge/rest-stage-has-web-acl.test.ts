import { testRule } from '../rule-table';

const stage = { Type: 'AWS::ApiGateway::Stage', Properties: { StageName: 'live' } };
const association = (of: string) => ({
  Type: 'AWS::WAFv2::WebACLAssociation',
  Properties: {
    WebACLArn: 'arn:aws:wafv2:us-east-1:111111111111:regional/webacl/x/y',
    ResourceArn: { 'Fn::Join': ['', ['arn:aws:apigateway:us-east-1::/restapis/x/stages/', { Ref: of }]] },
  },
});

testRule('rest-stage-has-web-acl', {
  compliant: { 'a stage with one': { Stage: stage, Association: association('Stage') } },
  nonCompliant: {
    'a stage without': { Bad: stage },
    'a stage beside one with': { Bad: stage, Stage: stage, Association: association('Stage') },
  },
  notApplicable: { 'the stage of an HTTP API': { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'live' } } } },
});
