import type { Access, Statement } from '../../assembly/access/access';
import { accessOf } from '../../assembly/access/access-of';
import type { Assembly } from '../../assembly/assembly';
import type { Reach, Way } from '../../assembly/reach/reach';
import { reachOf } from '../../assembly/reach/reach-of';

/** Who may do more than before, and who reaches more: each a sentence without a full stop, sorted. */
export interface Broadened {
  readonly access: readonly string[];
  readonly reach: readonly string[];
}

/**
 * What the release grants and opens in an environment that the release before did not. A grant that only moved to another policy, or was written in
 * another order, is none; whatever could not be judged counts as new where it is.
 *
 * @param environment as `carepath.json` names it
 */
export function broadenedIn(environment: string, base: Assembly | undefined, head: Assembly): Broadened {
  const denied = (assembly: Assembly) =>
    accessOf(assembly)
      .filter((one) => one.environment === environment)
      .flatMap(denialsOf);
  const access = (assembly: Assembly) =>
    accessOf(assembly)
      .filter((one) => one.environment === environment)
      .flatMap(grantsOf);
  const reach = (assembly: Assembly) =>
    reachOf(assembly)
      .filter((one) => one.environment === environment)
      .flatMap(waysOf);
  return {
    access: [...newIn(base ? access(base) : [], access(head)), ...newIn(denied(head), base ? denied(base) : [])],
    reach: newIn(base ? reach(base) : [], reach(head)),
  };
}

function newIn(before: readonly string[], after: readonly string[]): string[] {
  const known = new Set(before);
  return [...new Set(after)].filter((one) => !known.has(one)).sort();
}

function grantsOf({ principals, resources, notJudged }: Access): string[] {
  return [
    ...principals.flatMap(({ name, grants, trust, awsManaged }) => [
      ...grants.flatMap((statement) => pairs(statement).map((pair) => `${name} may ${pair}`)),
      ...trust.flatMap((statement) => whoOf(statement).map((who) => `${name} may be assumed by ${who}${conditionsOf(statement)}`)),
      ...awsManaged.map((policy) => `${name} has AWS's policy ${policy}`),
    ]),
    ...resources.flatMap(({ resource, statements }) =>
      statements.flatMap((statement) =>
        whoOf(statement).flatMap((who) =>
          actionsOf(statement).map((action) => `${resource} admits ${who} to ${action}${conditionsOf(statement)}`),
        ),
      ),
    ),
    ...notJudged.map(({ where, reason }) => `${where} could not be judged: ${reason}`),
  ];
}

/** What is refused: where a refusal goes, as much is granted. */
function denialsOf({ principals, resources }: Access): string[] {
  const named = [
    ...principals.map(({ name, grants }) => ({ name, statements: grants })),
    ...resources.map(({ resource, statements }) => ({ name: resource, statements })),
  ];
  return named.flatMap(({ name, statements }) =>
    statements
      .filter(({ effect }) => effect === 'Deny')
      .map((statement) => `${name} no longer denies ${statement.actions.join(', ')}${conditionsOf(statement)}`),
  );
}

function pairs(statement: Statement): string[] {
  if (statement.effect === 'Deny') return [];
  const resources = statement.resources.map(({ name }) => (statement.resourcesMean === 'these' ? name : `everything but ${name}`));
  return actionsOf(statement).flatMap((action) => resources.map((resource) => `${action} on ${resource}${conditionsOf(statement)}`));
}

function actionsOf({ effect, actions, actionsMean }: Statement): string[] {
  if (effect === 'Deny') return [];
  return actionsMean === 'these' ? [...actions] : [`everything but ${actions.join(', ')}`];
}

function whoOf({ effect, who, whoMean }: Statement): string[] {
  if (effect === 'Deny') return [];
  return whoMean === 'these' ? who.map(({ name }) => name) : [`everybody but ${who.map(({ name }) => name).join(', ')}`];
}

function conditionsOf({ conditions }: Statement): string {
  return conditions.length === 0 ? '' : `, where ${[...conditions].sort().join(' and ')}`;
}

function waysOf({ reached, notJudged }: Reach): string[] {
  return [
    ...reached.flatMap(({ from, to, ways }) =>
      ways.flatMap((way) => routesOf(way).map((route) => `${from} reaches ${to}${route}${guardOf(way)}`)),
    ),
    ...notJudged.map(({ where, reason }) => `${where} could not be judged: ${reason}`),
  ];
}

function routesOf({ routes }: Way): string[] {
  return routes.length === 0
    ? ['']
    : routes.map(({ route, authorizer }) => ` by ${route}${authorizer === null ? ', without a token' : ''}`);
}

function guardOf({ webAcls }: Way): string {
  const open = webAcls
    .filter(({ effect }) => effect !== 'blocks')
    .map(
      ({ name, effect }) =>
        `${name}, which ${effect === 'unknown' ? 'is unknown' : `blocks ${effect === 'partly' ? 'in part' : 'nothing'}`}`,
    );
  return open.length === 0 ? '' : `, past ${open.join(' and ')}`;
}
