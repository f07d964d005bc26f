import { type EnvironmentResources, type Found, mapAt, mapsAt, named, textsAt } from '../../assembly/environment-resources';
import { CannotFollow } from '../../assembly/refusal';
import type { ValueMap } from '../../assembly/template';
import { matchesWildcard } from '../../assembly/wildcards';
import { BrokenLink } from './broken-link';
import type { Request } from './request';

/** What a listener does with a request. */
export interface ListenerAnswer {
  readonly rule: Found;
  /** Physical ids of the target groups that it goes to; empty where the listener answers itself. */
  readonly targetGroups: readonly string[];
  /** Where the listener answers itself. */
  readonly status: number | undefined;
}

/** The first rule, by priority, all of whose conditions the request meets. */
export function askListener(resources: EnvironmentResources, listener: Found, request: Request): ListenerAnswer {
  const rules = [...resources.where('AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerArn', listener.physicalId)].sort(
    (one, other) => Number(one.properties.Priority) - Number(other.properties.Priority),
  );
  const rule = rules.find((candidate) => unmetConditions(candidate, request).length === 0);
  if (!rule) throw new BrokenLink(`no rule of the listener ${named(listener)} takes ${request.path}${nearest(rules, request)}`);
  const action = mapsAt(rule.properties, 'Actions').at(-1) ?? {};
  if (action.Type === 'fixed-response') {
    return { rule, targetGroups: [], status: Number(mapAt(action, 'FixedResponseConfig').StatusCode) };
  }
  if (action.Type !== 'forward') throw new CannotFollow(`the action ${String(action.Type)} of the listener rule ${named(rule)}`);
  const weighted = mapsAt(action, 'ForwardConfig', 'TargetGroups').filter(({ Weight }) => Weight === undefined || Number(Weight) > 0);
  const ids = weighted.length > 0 ? weighted.map(({ TargetGroupArn }) => TargetGroupArn) : [action.TargetGroupArn];
  return { rule, targetGroups: ids.map(String), status: undefined };
}

/** What the rules that would take the path want besides: the likeliest culprits. */
function nearest(rules: readonly Found[], request: Request): string {
  const near = rules.filter((rule) => {
    const unmet = unmetConditions(rule, request);
    return unmet.length > 0 && unmet.every(({ Field }) => Field !== 'path-pattern');
  });
  if (near.length === 0) return '';
  const wants = near.map((rule) => `${named(rule)} wants ${unmetConditions(rule, request).map(describe).join(' and ')}`);
  return `: ${wants.join('; ')}`;
}

function unmetConditions(rule: Found, request: Request): ValueMap[] {
  return mapsAt(rule.properties, 'Conditions').filter((condition) => !meets(condition, request, rule));
}

function meets(condition: ValueMap, request: Request, rule: Found): boolean {
  const values = valuesOf(condition);
  switch (condition.Field) {
    case 'path-pattern':
      return values.some((pattern) => matchesWildcard(pattern, request.path));
    case 'http-header': {
      const sent = request.headers.get(String(mapAt(condition, 'HttpHeaderConfig').HttpHeaderName).toLowerCase());
      return sent !== undefined && values.some((pattern) => pattern === sent || matchesWildcard(pattern, sent, { ignoreCase: true }));
    }
    case 'host-header':
      return values.some((pattern) => matchesWildcard(pattern, request.host, { ignoreCase: true }));
    case 'http-request-method':
      return values.includes(request.method);
    default:
      throw new CannotFollow(`the condition ${String(condition.Field)} of the listener rule ${named(rule)}`);
  }
}

/** Values stand in the field's own configuration, or in the older list beside it. */
function valuesOf(condition: ValueMap): readonly string[] {
  const configuration = Object.keys(condition).find((key) => key.endsWith('Config'));
  return configuration === undefined ? textsAt(condition, 'Values') : textsAt(condition, configuration, 'Values');
}

function describe(condition: ValueMap): string {
  if (condition.Field !== 'http-header') return `${String(condition.Field)} ${valuesOf(condition).join(' or ')}`;
  return `another value of the header ${String(mapAt(condition, 'HttpHeaderConfig').HttpHeaderName)}`;
}

/** Whether a client that verifies the server's name accepts the listener. */
export function checkCertificate(resources: EnvironmentResources, listener: Found, serverName: string): void {
  const certificates = mapsAt(listener.properties, 'Certificates').flatMap(
    ({ CertificateArn }) => resources.byId('AWS::CertificateManager::Certificate', CertificateArn) ?? [],
  );
  if (certificates.length === 0) return; // Imported by ARN: its names are not known here.
  const names = certificates.flatMap(({ properties }) => [
    String(properties.DomainName),
    ...textsAt(properties, 'SubjectAlternativeNames'),
  ]);
  if (names.some((name) => matchesWildcard(name, serverName, { ignoreCase: true }))) return;
  throw new BrokenLink(`the certificate of the listener ${named(listener)} is for ${names.join(', ')}, not for ${serverName}`);
}
