import type { EnvironmentResources } from '../environment-resources';

/** Types that the analysis follows or reads. */
const followed = [
  'AWS::ApiGateway::Authorizer',
  'AWS::ApiGateway::BasePathMapping',
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGateway::VpcLink',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::ApiGatewayV2::VpcLink',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::VpcOrigin',
  'AWS::EC2::PrefixList',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCCidrBlock',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBProxy',
  'AWS::RDS::DBProxyTargetGroup',
  'AWS::Route53::RecordSet',
  'AWS::SecretsManager::Secret',
  'AWS::ServiceDiscovery::Service',
  'AWS::WAFv2::RuleGroup',
  'AWS::WAFv2::WebACL',
  'AWS::WAFv2::WebACLAssociation',
];

/** Services of AWS none of whose resources carries a request to a container or a database. */
const withoutTraffic = new Set(
  [
    'AccessAnalyzer ApplicationAutoScaling Athena AutoScalingPlans Backup BCMDataExports Budgets CE CUR CertificateManager Chatbot CloudTrail',
    'CloudWatch CodeBuild CodeConnections CodeDeploy CodePipeline CodeStarConnections CodeStarNotifications Config Detective ECR Events FIS FMS',
    'Glue GuardDuty IAM Inspector InspectorV2 InternetMonitor KMS KinesisFirehose Logs Macie Oam Organizations QLDB RAM',
    'ResourceGroups Route53 RolesAnywhere S3 SNS SQS SSM SSMContacts SSMIncidents SSO Scheduler SecretsManager SecurityHub SecurityLake',
    'ServiceCatalogAppRegistry Shield Signer Synthetics WAFv2 XRay RUM ApplicationSignals ApplicationInsights AuditManager ACMPCA',
  ].flatMap((line) => line.split(' ')),
);

/** Resources of the other services that carry none. */
const inert = new Set([
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::ApiKey',
  'AWS::ApiGateway::ClientCertificate',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Model',
  'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::UsagePlan',
  'AWS::ApiGateway::UsagePlanKey',
  'AWS::ApiGatewayV2::Model',
  'AWS::ApiGatewayV2::IntegrationResponse',
  'AWS::ApiGatewayV2::RouteResponse',
  'AWS::ApiGatewayV2::Deployment',
  'AWS::AutoScaling::AutoScalingGroup', // Looked at by `instances.ts`, and so is the launch template.
  'AWS::CDK::Metadata',
  'AWS::CloudFormation::WaitCondition',
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::CloudFrontOriginAccessIdentity',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::KeyGroup',
  'AWS::CloudFront::KeyValueStore',
  'AWS::CloudFront::MonitoringSubscription',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::OriginRequestPolicy',
  'AWS::CloudFront::PublicKey',
  'AWS::CloudFront::RealtimeLogConfig',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::EC2::DHCPOptions',
  'AWS::EC2::EIP',
  'AWS::EC2::FlowLog',
  'AWS::EC2::GatewayRouteTableAssociation',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::LaunchTemplate',
  'AWS::EC2::NatGateway',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::NetworkAclEntry',
  'AWS::EC2::Route',
  'AWS::EC2::RouteTable',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetNetworkAclAssociation',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPCDHCPOptionsAssociation',
  'AWS::EC2::VPCEncryptionControl',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::ECS::CapacityProvider',
  'AWS::ECS::Cluster',
  'AWS::ECS::ClusterCapacityProviderAssociations',
  'AWS::ElasticLoadBalancingV2::ListenerCertificate',
  'AWS::ElasticLoadBalancingV2::TrustStore',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Version',
  'AWS::RDS::DBClusterParameterGroup',
  'AWS::RDS::DBParameterGroup',
  'AWS::RDS::DBSubnetGroup',
  'AWS::RDS::EventSubscription',
  'AWS::RDS::OptionGroup',
  'AWS::SecretsManager::RotationSchedule',
  'AWS::ServiceDiscovery::HttpNamespace',
  'AWS::ServiceDiscovery::PrivateDnsNamespace',
]);

/** Whether the analysis has to read resources of the type. The others of its service are looked at by type alone. */
export function isFollowed(type: string): boolean {
  return followed.includes(type);
}

/** Types of which it is not known whether they are a way in: everything that no list of this file names. */
export function isUnknown(type: string): boolean {
  return !isFollowed(type) && !inert.has(type) && !withoutTraffic.has(type.split('::')[1] ?? '');
}

/** Functions carry nothing unless they stand in a network. */
export function functionsInNetwork(resources: EnvironmentResources) {
  return resources.all('AWS::Lambda::Function').filter(({ properties }) => properties.VpcConfig !== undefined);
}
