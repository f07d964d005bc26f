import { isList, isMap } from '../equal';
import type { Value, ValueMap } from '../template';
import type { Statement, Who } from './access';
import type { Home, Names } from './names';

/** Where a policy stands, for its names and for what cannot be read. */
export interface PolicyPlace {
  readonly names: Names;
  readonly home: Home;
  /** Name of the policy. */
  readonly policy: string;
  readonly doubt: (reason: string) => void;
}

/** The keys that IAM knows in a statement. Another one may change its meaning: the statement is then not taken to be understood. */
const known = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal', 'Condition'];

/** Reads a policy document. What has another shape than IAM's grammar is reported as a doubt; what can be read of it is kept. */
export function statementsOf(document: Value | undefined, place: PolicyPlace): readonly Statement[] {
  const parsed = typeof document === 'string' ? parse(document) : document;
  const written = isMap(parsed) ? parsed.Statement : undefined;
  const statements = isList(written) ? written : written === undefined ? [] : [written];
  if (statements.length === 0) place.doubt('has a policy without statements, or of a shape that is not understood');
  return statements.flatMap((statement) => (isMap(statement) ? read(statement, place) : unread(place, 'is no map')));
}

function read(statement: ValueMap, place: PolicyPlace): Statement[] {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') return unread(place, `has the effect ${JSON.stringify(Effect)}`);
  const [stranger] = Object.keys(statement).filter((key) => !known.includes(key));
  if (stranger !== undefined) place.doubt(`has a statement with the key ${stranger}, which is not understood`);
  if ((Action === undefined) === (NotAction === undefined)) place.doubt('has a statement that needs exactly one of Action and NotAction');
  const { names, home, policy } = place;
  const named = (arn: string) => ({ name: names.describe(arn, home), arn, type: names.typeOf(arn) });
  return [
    {
      effect: Effect,
      actions: texts(NotAction ?? Action),
      actionsMean: NotAction === undefined ? 'these' : 'all-but',
      resources: texts(NotResource ?? Resource).map(named),
      resourcesMean: NotResource === undefined ? 'these' : 'all-but',
      who: whoOf(NotPrincipal ?? Principal, place),
      whoMean: NotPrincipal === undefined ? 'these' : 'all-but',
      conditions: conditionsOf(Condition, place),
      policy,
    },
  ];
}

function unread({ doubt }: PolicyPlace, what: string): [] {
  doubt(`has a statement that ${what}`);
  return [];
}

/** A document may be written as text, as resource policies of CloudWatch Logs are. */
function parse(text: string): Value | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function texts(value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  return isList(value) ? value.map(asText) : [asText(value)];
}

function asText(value: Value): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const kinds = { AWS: 'principal', Service: 'service', Federated: 'federated', CanonicalUser: 'canonical-user' } as const;

function whoOf(principal: Value | undefined, place: PolicyPlace): Who[] {
  if (principal === undefined) return [];
  if (!isMap(principal)) return texts(principal).map((id) => whoIs('principal', id, place));
  return Object.entries(principal).flatMap(([key, ids]) => {
    const kind = Object.entries(kinds).find(([name]) => name === key)?.[1];
    if (kind === undefined) place.doubt(`names principals of the kind ${key}, which is not understood`);
    return texts(ids).map((id) => whoIs(kind ?? 'principal', id, place));
  });
}

function whoIs(kind: Who['kind'], id: string, { names, home }: PolicyPlace): Who {
  if (id === '*') return { kind: 'everybody', name: 'everybody', id };
  const account = kind === 'principal' ? /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(id)?.[1] : undefined;
  if (account === undefined) return { kind, name: names.describe(id, home), id };
  return { kind: 'account', name: account === home.account ? 'its own account' : `account ${account}`, id: account };
}

/** Every operator and key, one line each. */
function conditionsOf(condition: Value | undefined, place: PolicyPlace): string[] {
  if (condition === undefined) return [];
  if (!isMap(condition)) {
    place.doubt('has a condition that is no map');
    return [JSON.stringify(condition)];
  }
  const { names, home } = place;
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isMap(keys)
      ? Object.entries(keys).map(
          ([key, values]) =>
            `${key} ${operator} ${texts(values)
              .map((value) => names.describe(value, home))
              .join(' or ')}`,
        )
      : [`${operator} ${asText(keys)}`],
  );
}
