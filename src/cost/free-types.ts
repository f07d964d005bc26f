/**
 * Types that cost nothing by themselves, and why. A type belongs here only if AWS bills nothing for it, however it is configured; one that can
 * cost something has a meter, which may come to nothing.
 */
export const freeTypes: Readonly<Record<string, string>> = {
  ...because('a part of the VPC, which is free', [
    'AWS::EC2::DHCPOptions',
    'AWS::EC2::FlowLog', // Its records are billed with the log group that they go to.
    'AWS::EC2::InternetGateway',
    'AWS::EC2::LaunchTemplate', // What is launched from it is billed with its group.
    'AWS::EC2::NetworkAcl',
    'AWS::EC2::NetworkAclEntry',
    'AWS::EC2::Route',
    'AWS::EC2::RouteTable',
    'AWS::EC2::SecurityGroup',
    'AWS::EC2::SecurityGroupEgress',
    'AWS::EC2::SecurityGroupIngress',
    'AWS::EC2::Subnet',
    'AWS::EC2::SubnetNetworkAclAssociation',
    'AWS::EC2::SubnetRouteTableAssociation',
    'AWS::EC2::VPCGatewayAttachment',
    'AWS::EC2::VPCCidrBlock',
  ]),
  ...because('Change calendars of Systems Manager, as all documents of one’s own, are free', ['AWS::SSM::Document']),
  ...because('IAM is free', [
    'AWS::IAM::InstanceProfile',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::OIDCProvider',
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::IAM::RolePolicy',
    'AWS::IAM::ServiceLinkedRole',
  ]),
  ...because('a part of the load balancer, which is billed as a whole', [
    'AWS::ElasticLoadBalancingV2::Listener',
    'AWS::ElasticLoadBalancingV2::ListenerCertificate',
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    'AWS::ElasticLoadBalancingV2::TargetGroup',
  ]),
  ...because('a part of the API, whose requests are billed with its stage', [
    'AWS::ApiGateway::Account',
    'AWS::ApiGateway::Authorizer',
    'AWS::ApiGateway::BasePathMapping',
    'AWS::ApiGateway::Deployment',
    'AWS::ApiGateway::DomainName',
    'AWS::ApiGateway::GatewayResponse',
    'AWS::ApiGateway::Method',
    'AWS::ApiGateway::Model',
    'AWS::ApiGateway::RequestValidator',
    'AWS::ApiGateway::Resource',
    'AWS::ApiGateway::RestApi',
    'AWS::ApiGatewayV2::Api',
    'AWS::ApiGatewayV2::ApiMapping',
    'AWS::ApiGatewayV2::Authorizer',
    'AWS::ApiGatewayV2::DomainName',
    'AWS::ApiGatewayV2::Integration',
    'AWS::ApiGatewayV2::Route',
    'AWS::ApiGatewayV2::VpcLink', // Of the second version: only the first one's load balancer was billed.
  ]),
  ...because('a part of the distribution', [
    'AWS::CloudFront::CachePolicy',
    'AWS::CloudFront::OriginAccessControl',
    'AWS::CloudFront::OriginRequestPolicy',
    'AWS::CloudFront::ResponseHeadersPolicy',
  ]),
  ...because('ECS is free; what it runs is billed', [
    'AWS::ECS::CapacityProvider',
    'AWS::ECS::ClusterCapacityProviderAssociations',
    'AWS::ApplicationAutoScaling::ScalableTarget',
  ]),
  ...because('a part of the database, which is billed with its instance or proxy', [
    'AWS::RDS::DBParameterGroup',
    'AWS::RDS::DBProxyEndpoint',
    'AWS::RDS::DBProxyTargetGroup',
    'AWS::RDS::DBSubnetGroup',
    'AWS::RDS::OptionGroup',
  ]),
  ...because('what it holds is billed with its plan', ['AWS::Backup::BackupSelection', 'AWS::Backup::BackupVault']),
  ...because('certificates that AWS issues for its own services are free', ['AWS::CertificateManager::Certificate']),
  ...because('a rule or a name, which is free', [
    'AWS::Events::Rule', // Of events of AWS's own services.
    'AWS::Events::EventBusPolicy',
    'AWS::KMS::Alias',
    'AWS::Lambda::Permission',
    'AWS::Lambda::Version',
    'AWS::Logs::ResourcePolicy',
    'AWS::Route53::RecordSet',
    'AWS::S3::BucketPolicy',
    'AWS::Scheduler::ScheduleGroup',
    'AWS::SecretsManager::ResourcePolicy',
    'AWS::SNS::TopicPolicy',
    'AWS::SNS::Topic', // What it sends is billed with its subscriptions.
    'AWS::WAFv2::IPSet',
    'AWS::WAFv2::LoggingConfiguration', // What it writes is billed with the log group.
    'AWS::WAFv2::WebACLAssociation',
  ]),
  ...because('metrics and logs of other accounts are seen for nothing', ['AWS::Oam::Link', 'AWS::Oam::Sink']),
  ...because('billed with the recorder, or the hub', [
    'AWS::Config::DeliveryChannel',
    'AWS::SecurityHub::SecurityControl',
    'AWS::SecurityHub::Standard',
  ]),
  ...because('budgets without actions, anomaly detection, standard exports, dashboards of spending and their reports are free', [
    'AWS::BCM::Dashboard',
    'AWS::BCM::ScheduledReport',
    'AWS::BCMDataExports::Export', // What it writes is billed with its bucket.
    'AWS::Budgets::Budget',
    'AWS::CE::AnomalyMonitor',
    'AWS::CE::AnomalySubscription',
  ]),
  ...because('what it does is done by a function, which is billed', ['Custom::Migration']),
  ...because('for the CDK or CloudFormation, and nothing in the account', [
    'AWS::CDK::Metadata',
    'AWS::CloudFormation::WaitConditionHandle',
  ]),
};

function because(reason: string, types: readonly string[]): Record<string, string> {
  return Object.fromEntries(types.map((type) => [type, reason]));
}
