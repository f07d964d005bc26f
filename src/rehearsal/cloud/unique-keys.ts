import { isList, isMap } from '../../assembly/equal';
import { identityOf } from '../../assembly/resource-identity';
import type { Value, ValueMap } from '../../assembly/template';
import type { StackLocation } from './deployed-stack';

/**
 * Properties that AWS keeps unique although they are not the type's primary identifier, which for these is an ARN or id that AWS chooses.
 * Sources: the services' own `AlreadyExists`, `InUse` and `Duplicate` errors in their API references.
 */
const uniqueProperties: { readonly [type: string]: readonly (readonly string[])[] | undefined } = {
  'AWS::ElasticLoadBalancingV2::ListenerRule': [['ListenerArn', 'Priority']],
  'AWS::ElasticLoadBalancingV2::Listener': [['LoadBalancerArn', 'Port']],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [['Name']],
  'AWS::ElasticLoadBalancingV2::TargetGroup': [['Name']],
  'AWS::ECS::Service': [['Cluster', 'ServiceName']],
  'AWS::EC2::SecurityGroup': [['VpcId', 'GroupName']],
  'AWS::SecretsManager::Secret': [['Name']],
  'AWS::SNS::Topic': [['TopicName']],
  'AWS::SQS::Queue': [['QueueName']],
  'AWS::IAM::ManagedPolicy': [['ManagedPolicyName']],
  'AWS::WAFv2::WebACL': [['Scope', 'Name']],
  'AWS::ApiGatewayV2::Route': [['ApiId', 'RouteKey']],
  'AWS::ApiGatewayV2::Stage': [['ApiId', 'StageName']],
  'AWS::ApiGatewayV2::ApiMapping': [['DomainName', 'ApiMappingKey']],
  'AWS::Events::Rule': [['EventBusName', 'Name']],
  'AWS::CloudFront::CachePolicy': [['CachePolicyConfig.Name']],
  'AWS::CloudFront::OriginRequestPolicy': [['OriginRequestPolicyConfig.Name']],
  'AWS::CloudFront::ResponseHeadersPolicy': [['ResponseHeadersPolicyConfig.Name']],
  'AWS::Budgets::Budget': [['Budget.BudgetName']],
  'AWS::AccessAnalyzer::Analyzer': [['AnalyzerName']],
};

/** Of these an account has at most one in a Region, whatever its properties. */
const singletons = new Set([
  'AWS::GuardDuty::Detector',
  'AWS::SecurityHub::Hub',
  'AWS::Config::ConfigurationRecorder',
  'AWS::Config::DeliveryChannel',
]);

const globalTypes = new Set(['AWS::S3::Bucket', 'AWS::Route53::RecordSet', 'AWS::CloudFront::Distribution']);

/** Types of whose identifier a part may be missing, and still no name is AWS's to choose: a plain record has no set identifier. */
const tellsApart = new Set(['AWS::Route53::RecordSet']);

/**
 * Keys that no other resource may have at the same time, by the scope in which AWS keeps them unique. A name that AWS chooses collides with
 * nothing and is no key.
 */
export function uniqueKeysOf(type: string, properties: ValueMap, physicalId: string, location: StackLocation): string[] {
  const scope = scopeOf(type, location);
  const key = (names: readonly string[]) => `${scope} ${type} ${names.map((name) => `${name}=${text(type, name, properties)}`).join(', ')}`;
  const identifier = identityOf(type)?.naming ?? [];
  const given = identifier.filter((name) => at(properties, name) !== undefined);
  const named = given.length > 0 && (given.length === identifier.length || tellsApart.has(type));
  const keys = named ? [key(identifier)] : [];
  for (const names of uniqueProperties[type] ?? []) {
    if (at(properties, names.at(-1) ?? '') !== undefined || type === 'AWS::ApiGatewayV2::ApiMapping') keys.push(key(names));
  }
  if (singletons.has(type)) keys.push(`${scope} ${type}`);
  const all = [...keys, ...aliasKeys(type, properties), ...securityGroupRuleKeys(type, properties, physicalId, scope)];
  return [...new Set(all)]; // Some names are the identifier too, and a group may list a rule twice.
}

function scopeOf(type: string, { account, region }: StackLocation): string {
  if (globalTypes.has(type)) return 'global';
  return type.startsWith('AWS::IAM::') || type.startsWith('AWS::CloudFront::') || type.startsWith('AWS::Budgets::')
    ? account
    : `${account}/${region}`;
}

function at(properties: ValueMap, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((value, key) => (isMap(value) ? value[key] : undefined), properties);
}

function text(type: string, name: string, properties: ValueMap): string {
  const value = at(properties, name);
  const written = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
  return type === 'AWS::Route53::RecordSet' && name === 'Name' ? written.toLowerCase().replace(/\.$/, '') : written;
}

/** A domain name belongs to one distribution, in all of AWS. */
function aliasKeys(type: string, properties: ValueMap): string[] {
  const aliases = type === 'AWS::CloudFront::Distribution' ? at(properties, 'DistributionConfig.Aliases') : undefined;
  return isList(aliases) ? aliases.map((alias) => `global CloudFront alias ${String(alias).toLowerCase()}`) : [];
}

/** EC2 refuses a second rule of the same protocol, ports and peer in one group, however its description reads. */
function securityGroupRuleKeys(type: string, properties: ValueMap, physicalId: string, scope: string): string[] {
  const key = (direction: string, group: Value | undefined, rule: ValueMap) =>
    `${scope} rule of ${String(group)}: ${direction} ${ruleText(rule)}`;
  if (type === 'AWS::EC2::SecurityGroupIngress') return [key('ingress', properties.GroupId, properties)];
  if (type === 'AWS::EC2::SecurityGroupEgress') return [key('egress', properties.GroupId, properties)];
  if (type !== 'AWS::EC2::SecurityGroup') return [];
  const inline = (direction: string, rules: Value | undefined) =>
    isList(rules) ? rules.filter(isMap).map((rule) => key(direction, physicalId, rule)) : [];
  return [...inline('ingress', properties.SecurityGroupIngress), ...inline('egress', properties.SecurityGroupEgress)];
}

const peers = [
  'CidrIp',
  'CidrIpv6',
  'SourceSecurityGroupId',
  'DestinationSecurityGroupId',
  'SourcePrefixListId',
  'DestinationPrefixListId',
];

function ruleText(rule: ValueMap): string {
  const peer = peers.map((name) => rule[name]).find((value) => value !== undefined);
  return [rule.IpProtocol, rule.FromPort, rule.ToPort, peer].map((part) => String(part ?? '')).join(' ');
}
