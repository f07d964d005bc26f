import { type EnvironmentResources, type Found, hasAttributeOf } from '../../src/assembly/environment-resources';
import { anyValue } from './insights-query';

/** The types of resources by which AWS calls metrics, and what of them stands in the dimension. */
const meanings: Readonly<Record<string, (value: string, resources: EnvironmentResources) => boolean>> = {
  ApiId: named('AWS::ApiGatewayV2::Api'),
  ApiName: (value, resources) => resources.all('AWS::ApiGateway::RestApi').some(({ properties }) => properties.Name === value),
  CapacityProviderName: named('AWS::ECS::CapacityProvider'),
  CertificateArn: named('AWS::CertificateManager::Certificate'),
  ClusterName: named('AWS::ECS::Cluster'),
  DBInstanceIdentifier: named('AWS::RDS::DBInstance'),
  // A query reads all distributions of the account: it means the environment's where there is no other.
  DistributionId: (value, resources) => value === anyValue && resources.all('AWS::CloudFront::Distribution').length === 1,
  InstanceId: named('AWS::EC2::Instance'),
  LoadBalancer: attribute('AWS::ElasticLoadBalancingV2::LoadBalancer', 'LoadBalancerFullName'),
  LogGroupName: named('AWS::Logs::LogGroup'),
  NatGatewayId: named('AWS::EC2::NatGateway'),
  ProxyName: named('AWS::RDS::DBProxy'),
  Region: (value) => value === anyValue || value === 'Global', // CloudFront's is always that.
  ScheduleGroup: named('AWS::Scheduler::ScheduleGroup'),
  Service: (value, resources) =>
    value.startsWith('service:') && attribute('AWS::ECS::Service', 'Name')(value.slice('service:'.length), resources),
  ServiceName: attribute('AWS::ECS::Service', 'Name'),
  StateMachineArn: named('AWS::StepFunctions::StateMachine'),
  TargetGroup: attribute('AWS::ElasticLoadBalancingV2::TargetGroup', 'TargetGroupFullName'),
};

/** Whether the dimensions name resources of the environment, each of the kind that AWS publishes the metric for. */
export function dimensionsMeanSomething(dimensions: Readonly<Record<string, string>>, resources: EnvironmentResources): boolean {
  return Object.entries(dimensions).every(([name, value]) => meanings[name]?.(value, resources) ?? false);
}

function named(type: string) {
  return (value: string, resources: EnvironmentResources) => resources.byId(type, value) !== undefined;
}

function attribute(type: string, name: string) {
  return (value: string, resources: EnvironmentResources) =>
    resources.all(type).some((found: Found) => hasAttributeOf(value, found) && value.endsWith(`.${name}⟩`));
}
