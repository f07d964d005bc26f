import { always, at, elements, isFalse, isThere, isTrue, type Measure } from './measure';

const isolation = ['164.308(a)(4)(ii)(A)', '164.312(a)(1)', '164.312(e)(1)'];
const ownName = ['164.308(a)(4)(i)', '164.308(a)(4)(ii)(B)', '164.312(a)(1)', '164.312(a)(2)(i)'];

const blocked = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Who and what is let in, and by which name. */
export const accessMeasures: readonly Measure[] = [
  {
    id: 'private',
    title: 'Data and services are reached from inside the network alone',
    safeguards: isolation,
    done: {
      'AWS::RDS::DBInstance': ({ PubliclyAccessible }) => isFalse(PubliclyAccessible),
      'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ Scheme }) => Scheme === 'internal',
      'AWS::ECS::Service': ({ NetworkConfiguration }) => at(NetworkConfiguration, 'AwsvpcConfiguration', 'AssignPublicIp') === 'DISABLED',
      'AWS::S3::Bucket': ({ PublicAccessBlockConfiguration }) => blocked.every((one) => isTrue(at(PublicAccessBlockConfiguration, one))),
      'AWS::EC2::SecurityGroupIngress': ({ SourceSecurityGroupId }) => isThere(SourceSecurityGroupId),
      'AWS::SSM::Association': ({ Name }) => Name === 'AWS-CloseSecurityGroup',
    },
  },
  {
    id: 'own-network',
    title: 'Each environment has a network of its own',
    safeguards: ['164.308(a)(4)(ii)(A)'],
    done: { 'AWS::EC2::VPC': always },
  },
  {
    id: 'web-acl',
    title: 'Requests pass a web ACL',
    safeguards: ['164.308(a)(1)(i)', '164.308(a)(5)(ii)(B)', '164.312(a)(1)'],
    done: {
      'AWS::WAFv2::WebACL': ({ Rules }) =>
        elements(Rules).some((rule) => isThere(at(rule, 'OverrideAction', 'None')) || isThere(at(rule, 'Action', 'Block'))),
      'AWS::WAFv2::WebACLAssociation': always,
      'AWS::CloudFront::Distribution': ({ DistributionConfig }) => isThere(at(DistributionConfig, 'WebACLId')),
    },
  },
  {
    id: 'token',
    title: 'The API asks for a token, and checks it',
    safeguards: ['164.312(a)(1)', '164.312(a)(2)(i)', '164.312(d)'],
    done: {
      'AWS::ApiGatewayV2::Authorizer': ({ AuthorizerType }) => AuthorizerType === 'JWT',
      'AWS::ApiGatewayV2::Route': ({ AuthorizationType }) => AuthorizationType === 'JWT',
      'AWS::ApiGateway::Authorizer': always,
      'AWS::ApiGateway::Method': ({ AuthorizationType }) => AuthorizationType === 'CUSTOM',
    },
  },
  {
    id: 'own-role',
    title: 'Software has a role of its own, to which permissions are granted',
    safeguards: ['164.308(a)(3)(i)', ...ownName],
    done: {
      'AWS::ECS::TaskDefinition': ({ TaskRoleArn }) => isThere(TaskRoleArn),
      'AWS::Lambda::Function': ({ Role }) => isThere(Role),
      'AWS::CodeBuild::Project': ({ ServiceRole }) => isThere(ServiceRole),
    },
  },
  {
    id: 'database-user',
    title: 'The database knows its users by IAM',
    safeguards: [...ownName, '164.308(a)(5)(ii)(D)', '164.312(d)'],
    done: {
      'AWS::RDS::DBInstance': ({ EnableIAMDatabaseAuthentication }) => isTrue(EnableIAMDatabaseAuthentication),
      'AWS::RDS::DBProxy': ({ Auth }) => elements(Auth).some((one) => at(one, 'IAMAuth') === 'REQUIRED'),
    },
  },
  {
    id: 'managed-secret',
    title: 'Secrets are generated, kept and read without a person',
    safeguards: ['164.308(a)(5)(ii)(D)'],
    done: {
      'AWS::RDS::DBInstance': ({ ManageMasterUserPassword }) => isTrue(ManageMasterUserPassword),
      'AWS::SecretsManager::Secret': ({ GenerateSecretString }) => isThere(GenerateSecretString),
    },
  },
  {
    id: 'emergency-secret',
    title: 'A master user exists, whose secret can be read in an emergency',
    safeguards: ['164.312(a)(2)(ii)'],
    done: { 'AWS::RDS::DBInstance': ({ ManageMasterUserPassword }) => isTrue(ManageMasterUserPassword) },
  },
  {
    id: 'access-analysis',
    title: 'Access from outside the account is found',
    safeguards: ['164.308(a)(3)(ii)(B)', '164.308(a)(4)(ii)(C)', '164.308(a)(1)(ii)(A)'],
    done: { 'AWS::AccessAnalyzer::Analyzer': always },
  },
  {
    id: 'reviewed-release',
    title: 'Changes, of access too, come by a pipeline in which a person approves them',
    safeguards: ['164.308(a)(4)(ii)(C)', '164.308(a)(8)'],
    done: {
      'AWS::CodePipeline::Pipeline': ({ Stages }) =>
        elements(Stages).some((stage) =>
          elements(at(stage, 'Actions')).some((action) => at(action, 'ActionTypeId', 'Category') === 'Approval'),
        ),
    },
  },
];
