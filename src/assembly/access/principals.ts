import { type Found, mapsAt, textsAt } from '../environment-resources';
import type { ValueMap } from '../template';
import type { Principal, Statement, UnattachedPolicy } from './access';
import { statementsOf } from './statements';
import { doubt, placeOf, type Survey } from './survey';
import { rolesElsewhere, usersOf } from './usage';

/** Properties of a policy by which it says to whom it is attached, and the type of those. */
const holders = {
  role: { type: 'AWS::IAM::Role', list: 'Roles', one: 'RoleName' },
  user: { type: 'AWS::IAM::User', list: 'Users', one: 'UserName' },
  group: { type: 'AWS::IAM::Group', list: 'Groups', one: 'GroupName' },
} as const;
type Kind = Principal['kind'];
const kinds: readonly Kind[] = ['role', 'user', 'group'];

/** Policies with a life of their own, and the types of which each has its one principal as `<Kind>Name`. */
const separatePolicies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];
const policiesOfOne = ['AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy'];

/** Roles, users and groups of an environment, with everything that any template lets them do. */
export function principalsOf(survey: Survey): readonly Principal[] {
  const made = kinds.flatMap((kind) => survey.resources.all(holders[kind].type).map((one) => principal(survey, kind, one)));
  return [...made, ...linkedRoles(survey), ...strangers(survey)];
}

function principal(survey: Survey, kind: Kind, one: Found): Principal {
  const { properties } = one;
  const separate = policiesFor(survey, kind, one.physicalId);
  const attached = textsAt(properties, 'ManagedPolicyArns').map((arn) => managedPolicy(survey, one, arn));
  const named = attached.flatMap(({ awsManaged }) => awsManaged ?? []);
  const made = [...attached.flatMap(({ policy }) => policy ?? []), ...separate];
  const boundary = properties.PermissionsBoundary === undefined ? undefined : String(properties.PermissionsBoundary);
  // One that is not in the assembly, as `carepath bootstrap` makes it, hides nothing: a boundary only takes away.
  const bounding = boundary === undefined ? undefined : byArn(survey, boundary);
  return {
    name: survey.names.of(one),
    stack: one.stack,
    kind,
    usedBy: usersOf(survey, one),
    trust: kind === 'role' ? statementsOf(properties.AssumeRolePolicyDocument, placeOf(survey, one, 'trust')) : [],
    grants: [
      ...inline(survey, one),
      ...[...new Set(made)].flatMap((policy) => documentOf(survey, policy)),
      ...ofItsGroups(survey, kind, one),
    ],
    awsManaged: named,
    boundary: boundary === undefined ? null : survey.names.describe(boundary, survey.names.home(one.stack)),
    boundaryStatements: bounding ? documentOf(survey, bounding) : [],
  };
}

function inline(survey: Survey, one: Found): readonly Statement[] {
  return mapsAt(one.properties, 'Policies').flatMap(({ PolicyName, PolicyDocument }) =>
    statementsOf(PolicyDocument, placeOf(survey, one, `inline ${String(PolicyName)}`)),
  );
}

function documentOf(survey: Survey, policy: Found): readonly Statement[] {
  return statementsOf(policy.properties.PolicyDocument, placeOf(survey, policy));
}

/** Separate policies that say themselves whom they are for. */
function policiesFor({ resources }: Survey, kind: Kind, physicalId: string): readonly Found[] {
  const { list, one } = holders[kind];
  return [
    ...separatePolicies.flatMap((type) => resources.all(type)).filter(({ properties }) => textsAt(properties, list).includes(physicalId)),
    ...policiesOfOne.flatMap((type) => resources.where(type, one, physicalId)),
  ];
}

/** A user may do what its groups may: as groups list users, and as additions do. */
function ofItsGroups(survey: Survey, kind: Kind, user: Found): readonly Statement[] {
  if (kind !== 'user') return [];
  const named = [
    ...textsAt(user.properties, 'Groups'),
    ...survey.resources
      .all('AWS::IAM::UserToGroupAddition')
      .filter(({ properties }) => textsAt(properties, 'Users').includes(user.physicalId))
      .map(({ properties }) => String(properties.GroupName)),
  ];
  return [...new Set(named)].flatMap((name) => {
    const group = survey.resources.byId('AWS::IAM::Group', name);
    if (group) return principal(survey, 'group', group).grants;
    doubt(survey.notJudged, survey.names.of(user), `is in the group ${name}, which is not in the assembly`);
    return [];
  });
}

interface Attached {
  readonly policy?: Found;
  readonly awsManaged?: string;
}

/** A policy that a principal names: of the assembly, AWS's own, or neither. */
function managedPolicy(survey: Survey, owner: Found, arn: string): Attached {
  const policy = byArn(survey, arn);
  if (policy) return { policy };
  const [, awsManaged] = /^arn:[^:]+:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  if (awsManaged !== undefined) return { awsManaged };
  const name = survey.names.describe(arn, survey.names.home(owner.stack));
  doubt(survey.notJudged, survey.names.of(owner), `has the policy ${name}, which is not in the assembly`);
  return {};
}

/** `Ref` of a managed policy is its ARN. */
function byArn({ resources }: Survey, arn: string): Found | undefined {
  return resources.all('AWS::IAM::ManagedPolicy').find((policy) => policy.physicalId === arn || isNamedBy(arn, policy.properties));
}

function isNamedBy(arn: string, { ManagedPolicyName, Path = '/' }: ValueMap): boolean {
  return ManagedPolicyName !== undefined && arn.endsWith(`:policy${String(Path)}${String(ManagedPolicyName)}`);
}

/** Roles whose policies AWS writes as a whole; of the others that are made elsewhere, nothing is known here. */
function linkedRoles(survey: Survey): Principal[] {
  const { resources, names, notJudged } = survey;
  const made = resources.all('AWS::IAM::ServiceLinkedRole').map(({ stack, logicalId, properties }) => ({
    ...nobody,
    name: names.of({ stack, logicalId }),
    stack,
    awsManaged: [`the service-linked role of ${String(properties.AWSServiceName)}`],
  }));
  const elsewhere = rolesElsewhere(survey);
  for (const { name, users } of elsewhere.filter(({ isServiceLinked }) => !isServiceLinked)) {
    doubt(
      notJudged,
      name,
      `${users.join(', ')} ${users.length === 1 ? 'works' : 'work'} under it; it is not in the assembly, nor what it may do`,
    );
  }
  const linked = elsewhere
    .filter(({ isServiceLinked }) => isServiceLinked)
    .map(({ name, users }) => ({ ...nobody, name, stack: null, usedBy: users, awsManaged: ['a service-linked role'] }));
  return [...made, ...linked];
}

const nobody = { kind: 'role', usedBy: [], trust: [], grants: [], awsManaged: [], boundary: null, boundaryStatements: [] } as const;

/** Whoever a template attaches a policy to without making it: what it may do beside that stands elsewhere. */
function strangers(survey: Survey): Principal[] {
  return kinds.flatMap((kind) => {
    const known = new Set(survey.resources.all(holders[kind].type).map(({ physicalId }) => physicalId));
    const named = [...separatePolicies, ...policiesOfOne].flatMap((type) =>
      survey.resources.all(type).flatMap(({ properties }) => namedBy(properties, kind)),
    );
    return [...new Set(named)]
      .filter((name) => !known.has(name))
      .map((name) => {
        doubt(survey.notJudged, name, 'is not in the assembly: what it may do beside what is attached to it here stands elsewhere');
        const grants = policiesFor(survey, kind, name).flatMap((policy) => documentOf(survey, policy));
        return { ...nobody, name, stack: null, kind, grants };
      });
  });
}

function namedBy(properties: ValueMap, kind: Kind): readonly string[] {
  const { list, one } = holders[kind];
  return [...textsAt(properties, list), ...(properties[one] === undefined ? [] : [String(properties[one])])];
}

/** Managed policies that no principal here has. */
export function unattachedPolicies(survey: Survey): readonly UnattachedPolicy[] {
  const users = kinds.flatMap((kind) => survey.resources.all(holders[kind].type));
  const arns = new Set(
    users.flatMap(({ properties }) => [...textsAt(properties, 'ManagedPolicyArns'), String(properties.PermissionsBoundary)]),
  );
  return survey.resources
    .all('AWS::IAM::ManagedPolicy')
    .filter((policy) => kinds.every((kind) => namedBy(policy.properties, kind).length === 0))
    .filter(({ physicalId, properties }) => !arns.has(physicalId) && ![...arns].some((arn) => isNamedBy(arn, properties)))
    .map((policy) => ({ policy: survey.names.of(policy), stack: policy.stack, statements: documentOf(survey, policy) }));
}
