import { type Found, mapsAt } from '../../assembly/environment-resources';
import { requestsToServices } from '../requests';
import { CannotPrice, hoursAMonth, type Meters, type Setting, usage, usages } from '../usage';

/**
 * What one LCU carries in an hour; of the four, the one that is used most is billed.
 *
 * @see https://aws.amazon.com/elasticloadbalancing/pricing/
 */
const capacityUnit = { newConnectionsASecond: 25, activeConnectionsAMinute: 3_000, gbAnHour: 1, ruleEvaluationsASecond: 1_000 };
/** Rules that are evaluated for nothing. */
const freeRules = 10;
const bytesAKib = 1024;

export const loadBalancingMeters: Meters = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (balancer, setting) => {
    const { Type = 'application' } = balancer.properties;
    if (Type !== 'application') throw new CannotPrice(`is of the type ${String(Type)}`);
    return usages(
      usage('Hours of the load balancer', 'load-balancer/hour', hoursAMonth),
      usage('What it carries', 'load-balancer/capacity-unit', capacityUnits(balancer, setting) * hoursAMonth),
    );
  },
};

/** On average over the month. A connection is taken to carry one request, and to last a second: more than in practice. */
function capacityUnits(balancer: Found, setting: Setting): number {
  const { load, resources } = setting;
  const requests = requestsToServices(setting);
  const aSecond = requests / (hoursAMonth * 3600);
  const rules = rulesOf(balancer, setting);
  const gb = (requests * (load.requestKiB + load.responseKiB) * bytesAKib) / 1e9;
  const units = Math.max(
    aSecond / capacityUnit.newConnectionsASecond,
    (aSecond * 60) / capacityUnit.activeConnectionsAMinute,
    gb / hoursAMonth / capacityUnit.gbAnHour,
    (aSecond * Math.max(0, rules - freeRules)) / capacityUnit.ruleEvaluationsASecond,
  );
  return units / resources.all('AWS::ElasticLoadBalancingV2::LoadBalancer').length;
}

/** Of the listener that has the most. */
function rulesOf(balancer: Found, { resources }: Setting): number {
  const listeners = resources.where('AWS::ElasticLoadBalancingV2::Listener', 'LoadBalancerArn', balancer.physicalId);
  const counts = listeners.map(
    (listener) =>
      resources.where('AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerArn', listener.physicalId).length +
      mapsAt(listener.properties, 'DefaultActions').length,
  );
  return Math.max(0, ...counts);
}
