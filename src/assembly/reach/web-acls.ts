import { type Found, hasAttributeOf, mapAt, mapsAt, named } from '../environment-resources';
import { isMap } from '../equal';
import type { ValueMap } from '../template';
import type { NotJudged, WebAcl } from './reach';
import type { Survey } from './traffic';

/** The web ACL by its ARN; undefined for none. */
export function webAclOf({ resources }: Survey, arn: unknown): WebAcl | undefined {
  if (typeof arn !== 'string' || arn === '') return undefined;
  const acl = resources.all('AWS::WAFv2::WebACL').find((candidate) => hasAttributeOf(arn, candidate) || candidate.physicalId === arn);
  return acl
    ? describe(acl, resources.all('AWS::WAFv2::RuleGroup'))
    : { name: arn, effect: 'unknown', blocking: [], counting: [], allowing: [], narrowed: [] };
}

/** Web ACLs associated with a resource whose ARN passes the test. */
export function associatedWebAcls(survey: Survey, isArnOf: (arn: string) => boolean): readonly WebAcl[] {
  return survey.resources
    .all('AWS::WAFv2::WebACLAssociation')
    .filter(({ properties }) => isArnOf(String(properties.ResourceArn)))
    .flatMap(({ properties }) => webAclOf(survey, properties.WebACLArn) ?? []);
}

/** Associations that AWS WAF refuses. Source: "Associating or disassociating protection with an AWS resource" of the WAF developer guide. */
export function invalidAssociations({ resources }: Survey): NotJudged[] {
  return resources.all('AWS::WAFv2::WebACLAssociation').flatMap((association) => {
    const arn = String(association.properties.ResourceArn);
    const isHttpApi =
      /:apigateway:[^:]*::\/apis\//.test(arn) || resources.all('AWS::ApiGatewayV2::Api').some((api) => hasAttributeOf(arn, api));
    const isGlobal = arn.includes(':cloudfront:') || resources.all('AWS::CloudFront::Distribution').some((one) => hasAttributeOf(arn, one));
    if (!isHttpApi && !isGlobal) return [];
    const reason = isHttpApi
      ? 'associates a web ACL with an HTTP API, which can have none: the deployment fails'
      : 'associates a web ACL with a distribution, which takes it as WebACLId only: the deployment fails';
    return [{ where: named(association), type: association.type, reason }];
  });
}

type Effect = 'blocks' | 'counts' | 'allows';

function describe(acl: Found, groups: readonly Found[]): WebAcl {
  const blocksByDefault = mapAt(acl.properties, 'DefaultAction').Block !== undefined;
  const rules = mapsAt(acl.properties, 'Rules').map((rule) => ({ name: String(rule.Name), rule, effect: effectOf(rule, groups) }));
  const named = (effect: Effect) => rules.filter((rule) => rule.effect === effect).map(({ name }) => name);
  const [blocking, counting, allowing] = [named('blocks'), named('counts'), named('allows')];
  return {
    name: `${acl.stack}/${acl.logicalId}`,
    effect: summarise(blocking.length > 0, counting.length > 0, allowing.length > 0, blocksByDefault),
    blocking,
    counting: [...counting, ...rules.flatMap(({ name, rule }) => overridden(rule).map((inner) => `${name}/${inner}`))],
    allowing,
    narrowed: rules.filter(({ rule }) => isNarrowed(rule)).map(({ name }) => name),
  };
}

function summarise(blocks: boolean, counts: boolean, allows: boolean, byDefault: boolean): WebAcl['effect'] {
  if (byDefault) return 'blocks'; // What a rule allows is then a list of who may pass.
  if (!blocks) return 'passes';
  return counts || allows ? 'partly' : 'blocks';
}

function effectOf(rule: ValueMap, groups: readonly Found[]): Effect {
  const [override] = Object.keys(mapAt(rule, 'OverrideAction'));
  if (override === 'Count') return 'counts';
  const [action] = Object.keys(mapAt(rule, 'Action'));
  if (action === 'Count') return 'counts';
  if (action === 'Allow') return 'allows';
  return effectOfGroup(rule, groups);
}

/** A group of the assembly is as strong as its strongest rule; those of AWS and of others block. */
function effectOfGroup(rule: ValueMap, groups: readonly Found[]): Effect {
  const { Arn } = mapAt(rule, 'Statement', 'RuleGroupReferenceStatement');
  const group = groups.find((candidate) => hasAttributeOf(Arn, candidate));
  if (!group) return 'blocks';
  return mapsAt(group.properties, 'Rules').some((inner) => effectOf(inner, []) === 'blocks') ? 'blocks' : 'counts';
}

/** Rules within a managed group that are told to do less than they would. */
function overridden(rule: ValueMap): string[] {
  const managed = mapAt(rule, 'Statement', 'ManagedRuleGroupStatement');
  const excluded = mapsAt(managed, 'ExcludedRules').map(({ Name }) => String(Name));
  const lowered = mapsAt(managed, 'RuleActionOverrides').filter(
    ({ ActionToUse }) => isMap(ActionToUse) && ('Count' in ActionToUse || 'Allow' in ActionToUse),
  );
  return [...excluded, ...lowered.map(({ Name }) => String(Name))];
}

function isNarrowed(rule: ValueMap): boolean {
  const statement = mapAt(rule, 'Statement');
  return ['ManagedRuleGroupStatement', 'RateBasedStatement'].some((kind) => mapAt(statement, kind).ScopeDownStatement !== undefined);
}

/** Whether an ARN is that of a stage: `arn:aws:apigateway:eu-west-1::/restapis/<id>/stages/<name>`. */
export function isArnOfStage(arn: string, api: Found, stage: Found | undefined, stageName: string): boolean {
  const names = stage ? [stageName, stage.physicalId] : [stageName];
  return names.some((name) => arn.endsWith(`/restapis/${api.physicalId}/stages/${name}`));
}

/** Whether an ARN is that of a resource whose `Ref` or attribute it is. */
export function isArnOf(arn: string, resource: Found): boolean {
  return arn === resource.physicalId || hasAttributeOf(arn, resource);
}

/** Texts of the header names and values that a distribution adds. */
export function customHeaders(origin: ValueMap): [string, string][] {
  return mapsAt(origin, 'OriginCustomHeaders').map(({ HeaderName, HeaderValue }) => [
    String(HeaderName).toLowerCase(),
    String(HeaderValue),
  ]);
}
