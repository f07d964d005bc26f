import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Environment } from '../../schema/environment';
import type { Route } from '../../schema/service';
import { allOf, anyOf, below, bodyOver, not, queryBeyond } from './web-acl-statements';

/**
 * In the order of facts: the cheap refusals first, so that a flood never reaches the dear ones. Less than 1,200 of the 1,500 capacity units
 * that the price of a request includes, and some 22 for each path that has a limit of its own.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export function webAclRules(environment: Environment, scope: 'CLOUDFRONT' | 'REGIONAL'): CfnWebACL.RuleProperty[] {
  const { edge, services } = environment;
  const routes = services.flatMap((service) => service.routes);
  const larger = routes.filter(({ maxBodyKiB }) => maxBodyKiB > usualBodyKiB);
  const rules: UnrankedRule[] = [
    managed('AWSManagedRulesAmazonIpReputationList'),
    // Seen, not refused: clinicians come by VPN, and the smoke gate from CodeBuild, which is a hosting provider.
    managed('AWSManagedRulesAnonymousIpList', ['AnonymousIPList', 'HostingProviderIPList']),
    rate('RateLimitPerIp', edge.rateLimitPerIp),
    ...(edge.strictRateLimitPaths.length > 0
      ? [rate('StrictRateLimitPerIp', edge.strictRateLimitPerIp, anyOf(edge.strictRateLimitPaths.map(below)))]
      : []),
    managed('AWSManagedRulesKnownBadInputsRuleSet'),
    managed('AWSManagedRulesCommonRuleSet', larger.length > 0 ? ['SizeRestrictions_BODY'] : []),
    ...(larger.length > 0 ? [bodySize(larger)] : []),
    ...(scope === 'REGIONAL' ? unkeyedQueries(routes) : []),
    managed('AWSManagedRulesSQLiRuleSet'),
  ];
  return rules
    .map((rule) => (edge.webAcl.mode === 'count' ? counting(rule) : rule))
    .map((rule, index) => ({ ...rule, priority: 10 * (index + 1) }));
}

/** The Common Rule Set refuses bodies beyond this. */
const usualBodyKiB = 8;
const tooLarge = 413;
const tooMany = 429;
const badRequest = 400;

type UnrankedRule = Omit<CfnWebACL.RuleProperty, 'priority'>;

/** @param onlyLabel rules of the group that count and label what they find, and leave the decision to a later rule or to nobody */
function managed(name: string, onlyLabel: readonly string[] = []): UnrankedRule {
  const ruleActionOverrides = onlyLabel.map((rule) => ({ name: rule, actionToUse: { count: {} } }));
  return {
    name,
    statement: {
      managedRuleGroupStatement: { vendorName: 'AWS', name, ...(ruleActionOverrides.length > 0 ? { ruleActionOverrides } : {}) },
    },
    overrideAction: { none: {} },
    visibilityConfig: visibility(name),
  };
}

function own(name: string, statement: CfnWebACL.StatementProperty, responseCode: number): UnrankedRule {
  return { name, statement, action: { block: { customResponse: { responseCode } } }, visibilityConfig: visibility(name) };
}

function rate(name: string, limit: number, scopeDownStatement?: CfnWebACL.StatementProperty): UnrankedRule {
  const counted = { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit };
  return own(name, { rateBasedStatement: scopeDownStatement ? { ...counted, scopeDownStatement } : counted }, tooMany);
}

/**
 * What the Common Rule Set would refuse for its size passes on the paths that configuration names, up to what it names. All else of the
 * group holds there too, and a body is never larger than what is looked at.
 */
function bodySize(larger: readonly Route[]): UnrankedRule {
  const elsewhere = allOf([bodyOver(usualBodyKiB), not(anyOf(larger.map(({ path }) => below(path))))]);
  const beyond = larger.map(({ path, maxBodyKiB }) => allOf([below(path), bodyOver(maxBodyKiB)]));
  return own('RequestBodySize', anyOf([elsewhere, ...beyond]), tooLarge);
}

/**
 * A REST API passes on every query parameter, those too that its cache does not tell apart: one caller's `?debug` would be the answer to
 * all. CloudFront drops such parameters, and needs no rule.
 */
function unkeyedQueries(routes: readonly Route[]): UnrankedRule[] {
  const cached = routes.filter(({ cacheSeconds }) => cacheSeconds > 0);
  if (cached.length === 0) return [];
  const beyond = cached.map(({ path, cacheQueryStrings }) => allOf([below(path), queryBeyond(cacheQueryStrings)]));
  return [own('CachedQueryStrings', anyOf(beyond), badRequest)];
}

/** Sees the same, and lets it pass. */
function counting({ action, overrideAction, ...rule }: UnrankedRule): UnrankedRule {
  return action ? { ...rule, action: { count: {} } } : { ...rule, overrideAction: { count: {} } };
}

export function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}
