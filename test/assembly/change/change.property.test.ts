import fc from 'fast-check';
import type { Assembly } from '../../../src/assembly/assembly';
import type { ResourceDifference } from '../../../src/assembly/change/change';
import { changeBetween } from '../../../src/assembly/change/change-between';
import type { Resource, Template, Value } from '../../../src/assembly/template';
import { rehearsal, release, resource } from '../../rehearsal/hand-made';
import { seeds } from '../../schema/seeds';

/** Resources of few types and values, which refer to one another, to what another stack exports, or to nothing: small enough to collide often. */
const cidr = fc.constantFrom('10.0.0.0/16', '10.1.0.0/16');
const policy = fc.constantFrom('Delete', 'Retain', 'Snapshot');
const referring = (id: string): fc.Arbitrary<Value> => fc.constantFrom<Value>({ Ref: id }, { 'Fn::GetAtt': [id, 'VpcId'] }, 'vpc-1');

const network: fc.Arbitrary<Template> = cidr.map((block) => ({
  Resources: { Vpc: resource('AWS::EC2::VPC', { CidrBlock: block }) },
  Outputs: { Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: 'prod-vpc' } } },
}));

const group = (vpc: fc.Arbitrary<Value>): fc.Arbitrary<Resource> =>
  fc
    .record({ vpc, description: fc.constantFrom('x', 'y') })
    .map(({ vpc: VpcId, description: GroupDescription }) => resource('AWS::EC2::SecurityGroup', { GroupDescription, VpcId }));

const instance: fc.Arbitrary<Resource> = fc
  .record({ port: fc.constantFrom(1, 2), engine: fc.constantFrom('postgres', 'mysql'), size: fc.constantFrom('s', 'l'), policy })
  .map(({ port, engine, size, policy: DeletionPolicy }) =>
    resource(
      'AWS::RDS::DBInstance',
      { Port: port, Engine: engine, DBInstanceClass: size },
      { DeletionPolicy, UpdateReplacePolicy: DeletionPolicy },
    ),
  );

const app: fc.Arbitrary<Template> = fc
  .record(
    {
      Own: fc.constant(resource('AWS::EC2::VPC', { CidrBlock: '10.2.0.0/16' })),
      Group: group(fc.oneof(referring('Own'), fc.constant({ 'Fn::ImportValue': 'prod-vpc' }))),
      Instance: instance,
      Topic: fc.constant(resource('AWS::SNS::Topic')),
    },
    { requiredKeys: ['Own'] },
  )
  .map((Resources) => ({ Resources: Object.fromEntries(Object.entries(Resources)) }));

const assembly: fc.Arbitrary<Assembly> = fc
  .record({ network, app })
  .map((stacks) => release({ Prod: { stacks: [{ network: stacks.network }, { app: stacks.app }] } }));

function differences(base: Assembly | undefined, head: Assembly): ResourceDifference[] {
  return changeBetween(base, head).environments.flatMap(({ stacks }) => stacks.flatMap(({ resources }) => resources));
}

const idsOf = (found: readonly ResourceDifference[], ...kinds: readonly ResourceDifference['kind'][]) =>
  found
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ logicalId }) => logicalId)
    .sort();

const often = { ...seeds, numRuns: 10 * seeds.numRuns };

test('a release has no change against itself', () => {
  fc.assert(
    fc.property(assembly, (head) => expect(differences(head, head)).toEqual([])),
    often,
  );
});

test('the way back adds what the way there takes away, and replaces and may replace the same', () => {
  fc.assert(
    fc.property(assembly, assembly, (base, head) => {
      const [there, back] = [differences(base, head), differences(head, base)];
      expect(idsOf(there, 'added')).toEqual(idsOf(back, 'deleted', 'retained'));
      expect(idsOf(back, 'added')).toEqual(idsOf(there, 'deleted', 'retained'));
      for (const kind of ['replaced', 'may-be-replaced', 'changed'] as const) expect(idsOf(there, kind)).toEqual(idsOf(back, kind));
    }),
    often,
  );
});

test('the order of stacks and of resources in them means nothing', () => {
  const turned = (made: Assembly): Assembly => ({
    ...made,
    stacks: [...made.stacks].reverse().map((stack) => {
      const Resources = Object.fromEntries(Object.entries(stack.template.Resources).reverse());
      return { ...stack, template: { ...stack.template, Resources } };
    }),
  });
  const sorted = (found: ResourceDifference[]) => found.sort((one, other) => (one.path < other.path ? -1 : 1));
  fc.assert(
    fc.property(assembly, assembly, (base, head) => {
      expect(sorted(differences(base, turned(head)))).toEqual(sorted(differences(base, head)));
      expect(sorted(differences(turned(base), head))).toEqual(sorted(differences(base, head)));
    }),
    often,
  );
});

test('the rehearsal warns of the same losses, whenever it deploys both', async () => {
  await fc.assert(
    fc.asyncProperty(assembly, assembly, async (base, head) => {
      const { outcome, findings } = await rehearsal(head, base);
      fc.pre(outcome === 'promoted');
      const rehearsed = findings.filter(({ rule }) => rule.startsWith('stateful-')).map(({ where }) => where.split('/').at(-1));
      const lost = differences(base, head)
        .filter(({ ruling }) => ruling !== undefined)
        .map(({ logicalId }) => logicalId);
      expect(rehearsed.sort()).toEqual(lost.sort());
    }),
    often,
  );
});
