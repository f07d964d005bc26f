import type { Deployable } from './deployable';

/**
 * Types whose schema says no permissions, or that the table beside this file does not have: what CloudFormation calls to make, read, change and
 * delete one. Sources: "Actions, resources, and condition keys" of each service in the Service Authorization Reference, and where a schema is
 * newer than the table (API Gateway's stage, data exports), its handlers.
 */
export const withoutHandlers: Deployable = {
  'AWS::ApiGatewayV2::Stage': {
    in: 'environment',
    actions: ['apigateway:GET', 'apigateway:POST', 'apigateway:PATCH', 'apigateway:DELETE', 'apigateway:TagResource'],
  },
  'AWS::BCMDataExports::Export': {
    in: 'environment',
    actions: [
      'bcm-data-exports:CreateExport',
      'bcm-data-exports:GetExport',
      'bcm-data-exports:UpdateExport',
      'bcm-data-exports:DeleteExport',
      'bcm-data-exports:ListTagsForResource',
      'bcm-data-exports:TagResource',
      'bcm-data-exports:UntagResource',
      'cur:PutReportDefinition',
    ],
  },
  'AWS::Budgets::Budget': {
    in: 'both',
    actions: ['budgets:ViewBudget', 'budgets:ModifyBudget', 'budgets:ListTagsForResource', 'budgets:TagResource', 'budgets:UntagResource'],
  },
  'AWS::CertificateManager::Certificate': {
    in: 'environment',
    actions: [
      'acm:RequestCertificate',
      'acm:DescribeCertificate',
      'acm:UpdateCertificateOptions',
      'acm:DeleteCertificate',
      'acm:ListTagsForCertificate',
      'acm:AddTagsToCertificate',
      'acm:RemoveTagsFromCertificate',
      // CloudFormation writes the record that validates it.
      'route53:GetHostedZone',
      'route53:GetChange',
      'route53:ChangeResourceRecordSets',
    ],
  },
  'AWS::CloudFormation::WaitConditionHandle': { in: 'both', actions: [] },
  'AWS::CodeBuild::Project': {
    in: 'pipeline',
    actions: ['codebuild:CreateProject', 'codebuild:BatchGetProjects', 'codebuild:UpdateProject', 'codebuild:DeleteProject'],
  },
  'AWS::Config::ConfigurationRecorder': {
    in: 'environment',
    actions: [
      'config:PutConfigurationRecorder',
      'config:DescribeConfigurationRecorders',
      'config:DescribeConfigurationRecorderStatus',
      'config:StartConfigurationRecorder',
      'config:StopConfigurationRecorder',
      'config:DeleteConfigurationRecorder',
    ],
  },
  'AWS::Config::DeliveryChannel': {
    in: 'environment',
    actions: [
      'config:PutDeliveryChannel',
      'config:DescribeDeliveryChannels',
      'config:DescribeDeliveryChannelStatus',
      'config:DeleteDeliveryChannel',
    ],
  },
  'AWS::EC2::VPCEncryptionControl': {
    in: 'environment',
    actions: [
      'ec2:CreateVpcEncryptionControl',
      'ec2:DescribeVpcEncryptionControls',
      'ec2:ModifyVpcEncryptionControl',
      'ec2:DeleteVpcEncryptionControl',
    ],
  },
  'AWS::Route53::RecordSet': {
    in: 'environment',
    actions: ['route53:GetHostedZone', 'route53:GetChange', 'route53:ListResourceRecordSets', 'route53:ChangeResourceRecordSets'],
  },
};

/** What services need of others on behalf of whoever calls them, and their schemas leave out; by the types that need it. */
export const besideHandlers: readonly { readonly types: RegExp; readonly actions: readonly string[]; readonly source: string }[] = [
  {
    types: /^AWS::(ApiGateway|ApiGatewayV2|StepFunctions|WAFv2|EC2|RDS|CloudFront)::/,
    actions: [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
    ],
    source: '"Enable logging from AWS services", Amazon CloudWatch Logs user guide',
  },
  {
    types: /^AWS::(KMS|S3|SNS|Logs|Lambda|RDS|Backup|SecretsManager|ECR|ECS|EC2|CloudTrail|StepFunctions|CodePipeline|CodeBuild)::/,
    actions: ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant', 'kms:RetireGrant'],
    source: '"How AWS services use AWS KMS", AWS KMS developer guide: with the key of the resource, on behalf of whoever makes it',
  },
  {
    types: /^AWS::(ApiGatewayV2::VpcLink|Lambda::Function|ElasticLoadBalancingV2::LoadBalancer|RDS::DBProxy|EC2::VPCEndpoint)$/,
    actions: ['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeVpcs'],
    source: '"Giving Lambda functions access to resources in an Amazon VPC", AWS Lambda developer guide, and alike',
  },
  {
    types: /^AWS::SSM::Association$/,
    actions: ['ssm:CreateAssociation', 'ssm:DescribeAssociation', 'ssm:UpdateAssociation', 'ssm:DeleteAssociation', 'ssm:ListAssociations'],
    source: 'Service Authorization Reference, AWS Systems Manager',
  },
  {
    types: /^AWS::Lambda::Permission$/,
    actions: ['lambda:AddPermission', 'lambda:RemovePermission', 'lambda:GetPolicy'],
    source: 'Service Authorization Reference, AWS Lambda',
  },
  {
    types: /^AWS::ApiGateway(V2)?::/,
    actions: ['apigateway:PUT', 'apigateway:UpdateRestApiPolicy', 'apigateway:TagResource', 'apigateway:UntagResource'],
    source: 'Service Authorization Reference, Amazon API Gateway Management',
  },
  {
    types: /^AWS::ECS::/,
    actions: [
      'ecs:ListServices',
      'ecs:ListTasks',
      'ecs:ListTagsForResource',
      'ecs:DescribeServiceDeployments',
      'ecs:DescribeServiceRevisions',
    ],
    source: 'Service Authorization Reference, Amazon Elastic Container Service',
  },
  {
    types: /^AWS::StepFunctions::/,
    actions: ['states:ListStateMachineVersions', 'states:ValidateStateMachineDefinition'],
    source: 'Service Authorization Reference, AWS Step Functions',
  },
];
