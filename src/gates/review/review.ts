import type { Assembly } from '../../assembly/assembly';
import type { EnvironmentChange } from '../../assembly/change/change';
import { changeBetween } from '../../assembly/change/change-between';
import { equal } from '../../assembly/equal';
import { costOf } from '../../cost/cost-of';
import type { ManifestException } from '../../schema/manifest';
import type { Risk } from '../risk';
import { type Broadened, broadenedIn } from './broadened';
import { type ImageChange, imageChanges } from './images';

/** What the review is made of: the release, and the environment as it is. */
export interface ReviewInput {
  readonly head: Assembly;
  /** Undefined where nothing is deployed. */
  readonly deployed: Assembly | undefined;
  readonly environment: string;
  readonly stage: string;
  /** Stacks that stand in the account and are none of the release's. */
  readonly left: readonly string[];
  /** The register of the release that runs there; undefined where nobody knows it, and every entry then counts as new. */
  readonly exceptionsBefore: readonly ManifestException[] | undefined;
  /** Why the release before could not come back, a sentence each. */
  readonly noWayBack: readonly string[];
}

/** What a release means for an environment: what an approver reads, and what is kept. */
export interface Review {
  readonly risk: Risk;
  /** Why it is no less, a sentence each; the first is the gravest. */
  readonly because: readonly string[];
  readonly change: EnvironmentChange | undefined;
  readonly broadened: Broadened;
  readonly images: readonly ImageChange[];
  readonly exceptionsAdded: readonly ManifestException[];
  readonly left: readonly string[];
  /** US dollars a month, at the load of the configuration; undefined where nothing was deployed before. */
  readonly costUsd: { readonly before: number; readonly after: number };
  readonly noWayBack: readonly string[];
}

/** Compares the release with what runs, by the comparers that `carepath diff`, `access`, `reach` and `cost` print. */
export function reviewOf(input: ReviewInput): Review {
  const { head, deployed, environment, stage, left, noWayBack } = input;
  const of = (assembly: Assembly): Assembly => ({ ...assembly, stacks: assembly.stacks.filter((stack) => stack.stage === stage) });
  const after = of(head);
  const change = changeBetween(deployed, after).environments.find(({ name }) => name === environment);
  const parts = {
    change,
    broadened: broadenedIn(environment, deployed, after),
    images: imageChanges(deployed, after),
    exceptionsAdded: exceptionsAdded(input),
    left,
    costUsd: costsOf(environment, deployed, after),
    noWayBack,
  };
  const because = reasons(parts, isSame(deployed, after));
  const [first = { risk: 'none' as const }] = because;
  return { risk: first.risk, because: because.map(({ why }) => why), ...parts };
}

/** By the templates themselves: what no comparer looks at counts too. */
function isSame(deployed: Assembly | undefined, after: Assembly): boolean {
  const templates = (assembly: Assembly | undefined) =>
    Object.fromEntries((assembly?.stacks ?? []).map(({ name, region, template }) => [`${region}/${name}`, template]));
  return equal(JSON.parse(JSON.stringify(templates(deployed))), JSON.parse(JSON.stringify(templates(after))));
}

function exceptionsAdded({ head, exceptionsBefore = [] }: ReviewInput): ManifestException[] {
  const known = new Set(exceptionsBefore.map(keyOf));
  return (head.manifest?.exceptions ?? []).filter((entry) => !known.has(keyOf(entry)));
}

/** Another reason or a later day for the same finding is a decision of its own. */
function keyOf({ rules, scope, path, reason, expires }: ManifestException): string {
  return JSON.stringify([scope, path, [...rules].sort(), reason, expires]);
}

function costsOf(environment: string, deployed: Assembly | undefined, after: Assembly): Review['costUsd'] {
  const monthly = (assembly: Assembly) => costOf(assembly).report.environments.find(({ name }) => name === environment)?.monthlyUsd ?? 0;
  return { before: deployed ? monthly(deployed) : 0, after: monthly(after) };
}

interface Reason {
  readonly risk: Risk;
  readonly why: string;
}

function reasons(parts: Omit<Review, 'risk' | 'because'>, same: boolean): Reason[] {
  const { change, broadened, exceptionsAdded: exceptions, left, noWayBack, images } = parts;
  const resources = (change?.stacks ?? []).flatMap((stack) => stack.resources);
  const endangered = resources.filter(({ ruling }) => ruling !== undefined);
  return [
    ...endangered.map(({ path, kind }) =>
      dangerous(`${path} is ${kind === 'may-be-replaced' ? 'perhaps replaced' : kind}, and holds data`),
    ),
    ...noWayBack.map((why) => dangerous(`the release before could not come back: ${why}`)),
    ...left.map((stack) => sensitive(`${stack} stands in the account and is none of the release's: nobody updates it any more`)),
    ...broadened.access.map(sensitive),
    ...broadened.reach.map(sensitive),
    ...exceptions.map(({ path }) => sensitive(`an exception is added for ${path}`)),
    ...resources.filter(({ type }) => isSensitive(type)).map(({ path, kind }) => sensitive(`${path} is ${kind}`)),
    ...images.map(({ container, after }) => routine(`${container} runs ${after ?? 'no longer'}`)),
    ...(same || resources.length === 0 ? [] : [routine(`${resources.length} resources change`)]),
    ...(same ? [] : [routine('templates differ')]),
  ];
}

const dangerous = (why: string): Reason => ({ risk: 'dangerous', why });
const sensitive = (why: string): Reason => ({ risk: 'sensitive', why });
const routine = (why: string): Reason => ({ risk: 'routine', why });

/** What is encrypted, refused and recorded. Who may do what, and who reaches what, is compared by meaning: see `broadened.ts`. */
const sensitiveServices = ['KMS', 'WAFv2', 'CloudTrail', 'Config', 'GuardDuty', 'SecurityHub', 'AccessAnalyzer', 'Backup'];
const sensitiveTypes = ['AWS::S3::BucketPolicy', 'AWS::SecretsManager::ResourcePolicy', 'AWS::RDS::DBParameterGroup', 'AWS::EC2::FlowLog'];

function isSensitive(type: string): boolean {
  return (
    sensitiveTypes.includes(type) ||
    sensitiveServices.includes(type.split('::')[1] ?? '') ||
    /SecurityGroup|Authorizer|TopicPolicy|QueuePolicy/.test(type)
  );
}
