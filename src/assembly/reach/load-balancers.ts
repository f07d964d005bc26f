import { type Found, mapAt, mapsAt, named, textsAt } from '../environment-resources';
import type { Value, ValueMap } from '../template';
import { overlap } from '../wildcards';
import { mayConnect } from './connections';
import { isSecret, mayBeSame } from './secrets';
import { throughTargetGroup } from './target-groups';
import { type Arrival, doubt, hasPassed, type Survey, type Traffic, through } from './traffic';
import { associatedWebAcls, isArnOf } from './web-acls';

export interface Arriving {
  /** Only this port. @default - any on which it listens */
  readonly port?: number;
  /** Whether the security groups are known to let the sender in. @default false */
  readonly admitted?: boolean;
}

/** From a load balancer, past its security groups and listeners, to the targets. */
export function throughLoadBalancer(
  survey: Survey,
  traffic: Traffic,
  balancer: Found,
  { port, admitted = false }: Arriving = {},
): readonly Arrival[] {
  if (hasPassed(traffic, balancer)) return [];
  const listeners = survey.resources
    .all('AWS::ElasticLoadBalancingV2::Listener')
    .filter(({ properties }) => isArnOf(String(properties.LoadBalancerArn), balancer))
    .filter(({ properties }) => port === undefined || Number(properties.Port) === port);
  return listeners.flatMap((listener) => throughListener(survey, traffic, listener, admitted));
}

/** From one listener. */
export function throughListener(survey: Survey, traffic: Traffic, listener: Found, admitted = false): readonly Arrival[] {
  const balancers = survey.resources.all('AWS::ElasticLoadBalancingV2::LoadBalancer');
  const balancer = balancers.find((candidate) => isArnOf(String(listener.properties.LoadBalancerArn), candidate));
  if (!balancer) {
    doubt(survey, listener, 'belongs to a load balancer that is not in the assembly');
    return [];
  }
  const groups = textsAt(balancer.properties, 'SecurityGroups');
  // A network load balancer without a group lets everything pass.
  const open = admitted || (balancer.properties.Type === 'network' && groups.length === 0);
  if (!open && !mayConnect(survey, traffic.sender, balancer, groups, Number(listener.properties.Port))) return [];
  const webAcls = [...traffic.webAcls, ...associatedWebAcls(survey, (arn) => isArnOf(arn, balancer))];
  const here = through(through(traffic, balancer, { webAcls, sender: { groups } }), listener);
  return [
    ...actions(survey, here, listener, mapsAt(listener.properties, 'DefaultActions')),
    ...rulesOf(survey, listener).flatMap((rule) => {
      const conditions = mapsAt(rule.properties, 'Conditions');
      if (!conditions.every((condition) => mayMeet(survey, here, rule, condition))) return [];
      return actions(survey, through(here, rule), rule, mapsAt(rule.properties, 'Actions'));
    }),
  ];
}

/** Their order is not asked: a rule that one request cannot get past, another may. */
function rulesOf({ resources }: Survey, listener: Found): readonly Found[] {
  return resources
    .all('AWS::ElasticLoadBalancingV2::ListenerRule')
    .filter(({ properties }) => isArnOf(String(properties.ListenerArn), listener));
}

/** What the rule's actions lead to; an action that asks who calls comes before the one that forwards. */
function actions(survey: Survey, traffic: Traffic, at: Found, list: readonly ValueMap[]): readonly Arrival[] {
  const asking = list.find((action) => /^authenticate-|^jwt-/.test(String(action.Type)) && !letsAnyonePass(action));
  const route = asking ? { route: traffic.route?.route ?? named(at), authorizer: `${String(asking.Type)} ${named(at)}` } : traffic.route;
  const forwards = list.filter(({ Type }) => Type === 'forward');
  const unknown = list.find(({ Type }) => !/^(forward|fixed-response|redirect|authenticate-.*|jwt-.*)$/.test(String(Type)));
  if (unknown) doubt(survey, at, `has an action ${String(unknown.Type)}, which is not understood`);
  return forwards.flatMap((action) =>
    targetGroupsOf(action).flatMap((group) => throughTargetGroup(survey, { ...traffic, route }, at, group)),
  );
}

function letsAnyonePass(action: ValueMap): boolean {
  return ['AuthenticateOidcConfig', 'AuthenticateCognitoConfig'].some((key) => mapAt(action, key).OnUnauthenticatedRequest === 'allow');
}

function targetGroupsOf(action: ValueMap): readonly (Value | undefined)[] {
  const weighted = mapsAt(action, 'ForwardConfig', 'TargetGroups');
  return weighted.length > 0 ? weighted.map(({ TargetGroupArn }) => TargetGroupArn) : [action.TargetGroupArn];
}

/** Whether some request among the traffic meets a condition. */
function mayMeet(survey: Survey, traffic: Traffic, rule: Found, condition: ValueMap): boolean {
  const values = valuesOf(condition);
  const known = (value: string) => !isSecret(survey.resources, value);
  switch (condition.Field) {
    case 'path-pattern':
      return values.some((pattern) => overlap([...traffic.paths, pattern]));
    case 'http-header': {
      const sent = traffic.headers.get(String(mapAt(condition, 'HttpHeaderConfig').HttpHeaderName).toLowerCase());
      if (sent === undefined) return values.some(known);
      return values.some((accepted) => mayBeSame(sent, accepted));
    }
    case 'http-request-method':
      return traffic.methods === undefined || values.some((method) => traffic.methods?.includes(method));
    case 'query-string':
      return mapsAt(condition, 'QueryStringConfig', 'Values').some(({ Value }) => known(String(Value)));
    case 'host-header': // Whoever calls writes any Host, and an address proves nobody's identity.
    case 'source-ip':
      return true;
    default:
      doubt(survey, rule, `has a condition ${String(condition.Field)}, which is not understood`);
      return true;
  }
}

/** Values stand in the field's own configuration, or in the older list beside it; one may be a pattern or, of late, a regular expression. */
function valuesOf(condition: ValueMap): readonly string[] {
  const configuration = Object.keys(condition).find((key) => key.endsWith('Config'));
  if (configuration === undefined) return textsAt(condition, 'Values');
  const expressions = textsAt(condition, configuration, 'RegexValues');
  return [...textsAt(condition, configuration, 'Values'), ...(expressions.length > 0 ? ['*'] : [])];
}
