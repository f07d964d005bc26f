import type { ExceptionConfiguration } from '../../schema/configuration';

/** Where `edge.kind` is `rest-api`, in whichever environments that is. */
const finding = (path: string, rules: readonly string[], reason: string): ExceptionConfiguration => ({
  scope: 'environment',
  path: `edge/Rest/Api/${path}`,
  rules,
  reason,
  owner: 'security-team',
  expires: '2027-06-30',
  arises: 'sometimes',
});

export const ofRestEdges: readonly ExceptionConfiguration[] = [
  finding(
    'Routes/*/Resource',
    ['AwsSolutions::AwsSolutions-COG4'],
    'Tokens come from the issuer that configuration names, which need not be Amazon Cognito; every method that is not open asks the authorizer that checks issuer, audience, signature and time.',
  ),
  finding(
    'Routes/GET--status/Resource',
    ['AwsSolutions::AwsSolutions-APIG4'],
    'The smoke gate asks for the status without a token; the load balancer answers it with a fixed word, and no service is reached.',
  ),
  finding(
    'Routes/GET--eshop--catalogue--{proxy+}/Resource',
    ['AwsSolutions::AwsSolutions-APIG4'],
    'The catalogue is public and the same for everybody; the route admits GET alone and is declared free of patients’ data.',
  ),
  finding(
    'Resource/Resource',
    ['AwsSolutions::AwsSolutions-APIG2'],
    'What a valid body is each service knows, and checks; at the edge the web ACL limits its size and looks for attacks in it.',
  ),
  finding(
    'Resource/DeploymentStage.live/Resource',
    ['HIPAA.Security::HIPAA.Security-APIGWCacheEnabledAndEncrypted'],
    'The rule wants every method cached. Answers behind a token must never be: only routes without token and patients’ data are, and those encrypted.',
  ),
  finding(
    'Resource/DeploymentStage.live/Resource',
    ['HIPAA.Security::HIPAA.Security-APIGWSSLEnabled'],
    'The load balancer asks for no client certificate: it knows the API by the VPC Link’s security group and the origin header, and the API verifies the load balancer’s certificate.',
  ),
  finding(
    'Resource/DeploymentStage.live/Resource',
    ['HIPAA.Security::HIPAA.Security-APIGWXrayEnabled'],
    'A trace keeps the path of each request, and paths can name a patient; latency and errors are in metrics and in an access log that names routes alone.',
  ),
  finding(
    'LogAccount/Role/Resource',
    [
      'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'Carepath::role-has-no-broad-aws-policy',
    ],
    'API Gateway refuses a role for the account’s logs that lacks any permission of this policy; nobody but API Gateway may take the role on.',
  ),
  finding(
    'LogAccount/Role/Resource',
    ['Carepath::trust-is-narrow'],
    'API Gateway’s guide gives the role of the account’s logs a trust without conditions, and names no source that API Gateway would send; whoever hands it over needs iam:PassRole in this account.',
  ),
  finding(
    'TokenCheck/Function/Resource',
    ['HIPAA.Security::HIPAA.Security-LambdaInsideVPC'],
    'The function reads nothing in the VPC and may do nothing but write its log; the issuer whose keys it fetches is on the internet, and an environment without NAT would lock everybody out.',
  ),
  finding(
    'TokenCheck/Function/Resource',
    ['HIPAA.Security::HIPAA.Security-LambdaConcurrency'],
    'The stage’s throttle bounds the calls and tokens are kept for five minutes; a reservation can be taken from no new account, and an authorizer that is throttled locks everybody out.',
  ),
  finding(
    'TokenCheck/Function/Resource',
    ['HIPAA.Security::HIPAA.Security-LambdaDLQ'],
    'API Gateway calls it and waits for the answer; a dead-letter queue receives failed asynchronous events only, and there are none.',
  ),
];
