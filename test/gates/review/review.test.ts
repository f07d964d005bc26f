import type { Assembly, StackArtifact } from '../../../src/assembly/assembly';
import type { Resource, ValueMap } from '../../../src/assembly/template';
import { pageOf } from '../../../src/gates/review/page';
import { type ReviewInput, reviewOf } from '../../../src/gates/review/review';
import { stageWayBack } from '../../../src/rehearsal/stage-way-back';
import { synthesisedAssembly } from '../../synthesised';

const synthesised = synthesisedAssembly();
/** One service and all that it needs: three would show no more, and take three times as long. */
const shown = /^(carepath-pipeline|Prod-(network|audit|database|cluster|service-eshop|edge-global|edge|observability))$/;
const head: Assembly = { ...synthesised, stacks: synthesised.stacks.filter(({ name }) => shown.test(name)) };
const prod: Assembly = { ...head, stacks: head.stacks.filter(({ stage }) => stage === 'Prod') };

/** Prod as it would be had a resource been another; `undefined` takes it away. */
function before(type: string, change: (properties: ValueMap) => ValueMap | undefined, ofStack = /./): Assembly {
  let done = false;
  const edit = (id: string, resource: Resource): [string, Resource][] => {
    if (done || resource.Type !== type) return [[id, resource]];
    done = true;
    const Properties = change(resource.Properties ?? {});
    return Properties ? [[id, { ...resource, Properties }]] : [];
  };
  const stacks = prod.stacks.map((stack) => {
    if (!ofStack.test(stack.name)) return stack;
    const resources = Object.entries(stack.template.Resources).flatMap(([id, resource]) => edit(id, resource));
    return { ...stack, template: { ...stack.template, Resources: Object.fromEntries(resources) } };
  });
  expect(done).toBe(true);
  return { ...prod, stacks };
}

const review = (more: Partial<ReviewInput> = {}) =>
  reviewOf({
    head,
    deployed: prod,
    environment: 'prod',
    stage: 'Prod',
    left: [],
    exceptionsBefore: head.manifest?.exceptions ?? [],
    noWayBack: [],
    ...more,
  });

test('what runs there already changes nothing, and needs nobody', () => {
  const { risk, because, costUsd } = review();
  expect({ risk, because, dearer: costUsd.after - costUsd.before }).toEqual({ risk: 'none', because: [], dearer: 0 });
});

test('another threshold is routine', () => {
  const deployed = before('AWS::CloudWatch::Alarm', (properties) => ({ ...properties, Threshold: 12_345 }));
  expect(review({ deployed })).toMatchObject({ risk: 'routine', because: ['1 resources change', 'templates differ'] });
});

test('a new image is routine, and named by its digest', () => {
  const deployed = before('AWS::ECS::TaskDefinition', ({ ContainerDefinitions, ...properties }) => ({
    ...properties,
    ContainerDefinitions: (ContainerDefinitions as ValueMap[]).map((one) => ({ ...one, Image: `registry/eshop@sha256:${'0'.repeat(64)}` })),
  }));
  const { risk, images } = review({ deployed });
  expect([risk, images]).toEqual([
    'routine',
    [expect.objectContaining({ before: `sha256:${'0'.repeat(64)}`, after: expect.stringMatching(/^sha256:/) })],
  ]);
});

test('another property of a template that no comparer looks at is still a change', () => {
  const [first, ...others] = prod.stacks;
  const deployed: Assembly = {
    ...prod,
    stacks: first ? [{ ...first, template: { ...first.template, Description: 'Before' } }, ...others] : [],
  };
  expect(review({ deployed })).toMatchObject({ risk: 'routine', because: ['templates differ'] });
});

test('a grant that was not there before is sensitive, and told of', () => {
  const deployed = before('AWS::IAM::ManagedPolicy', ({ PolicyDocument, ...properties }) => ({
    ...properties,
    PolicyDocument: { ...(PolicyDocument as ValueMap), Statement: [] },
  }));
  const { risk, broadened } = review({ deployed });
  expect([risk, broadened.access.length > 0]).toEqual(['sensitive', true]);
});

test('a service that nobody reached before is sensitive', () => {
  const deployed = before('AWS::ElasticLoadBalancingV2::ListenerRule', () => undefined, /service/);
  const { risk, broadened } = review({ deployed });
  expect([risk, broadened.reach.some((way) => / reaches /.test(way))]).toEqual(['sensitive', true]);
});

test('a database that is replaced is dangerous, whatever else changes', () => {
  const deployed = before('AWS::RDS::DBInstance', (properties) => ({ ...properties, StorageEncrypted: false }));
  const { risk, because } = review({ deployed });
  expect([risk, because[0]]).toEqual(['dangerous', 'database/Instance/Resource is replaced, and holds data']);
});

test('a release without a way back is dangerous', () => {
  expect(review({ noWayBack: ['edge.Deploy: still imports it'] })).toMatchObject({
    risk: 'dangerous',
    because: ['the release before could not come back: edge.Deploy: still imports it'],
  });
});

test('an exception that the release before had not is sensitive; one with a later day too', () => {
  const [entry, ...others] = head.manifest?.exceptions ?? [];
  expect(review({ exceptionsBefore: others })).toMatchObject({ risk: 'sensitive', exceptionsAdded: [entry] });
  const sooner = entry && [{ ...entry, expires: '2026-12-01' }, ...others];
  expect(review({ ...(sooner && { exceptionsBefore: sooner }) }).exceptionsAdded).toEqual([entry]);
});

test('a stack that stands and is none of the release’s is sensitive', () => {
  expect(review({ left: ['Prod-service-old'] })).toMatchObject({
    risk: 'sensitive',
    because: [expect.stringMatching(/^Prod-service-old stands/)],
  });
});

test('into an empty environment everything is added, and nothing is lost', () => {
  const { risk, change, costUsd } = review({ deployed: undefined, exceptionsBefore: undefined });
  expect({ risk, replaced: change?.counts.replaced, deleted: change?.counts.deleted, before: costUsd.before }).toEqual({
    risk: 'sensitive',
    replaced: 0,
    deleted: 0,
    before: 0,
  });
});

describe('the way back of one stage', () => {
  const deployedWith = (edit: (stack: StackArtifact) => StackArtifact): Assembly => ({
    ...synthesised,
    stacks: synthesised.stacks.filter(({ stage }) => stage === 'Prod').map(edit),
  });

  test('is there where the release before is only smaller', () => {
    const first = deployedWith((stack) => stack);
    const smaller = { ...first, stacks: first.stacks.filter(({ name }) => !/observability|finops/.test(name)) };
    expect(stageWayBack(synthesised, smaller, 'Prod')).toEqual([]);
  });

  test('is missing where the release before does not export what the release has come to import', () => {
    const only = deployedWith((stack) => ({ ...stack, template: { ...stack.template, Outputs: {} } }));
    const network = { ...only, stacks: only.stacks.filter(({ name }) => name === 'Prod-network') };
    expect(stageWayBack(synthesised, network, 'Prod')).toEqual([expect.stringMatching(/^network\.Deploy: .*import/)]);
  });
});

test('the page says what, why and what it costs, and no name in it is markup', () => {
  const deployed = before('AWS::RDS::DBInstance', (properties) => ({ ...properties, StorageEncrypted: false }));
  const page = pageOf(review({ deployed, left: ['Prod-<script>'] }), {
    environment: 'prod',
    release: 'a'.repeat(64),
    commit: 'c',
    at: '2026-11-02T08:00:00Z',
  });
  expect(page).toMatch(/^# Release aaaaaaaaaaaa into prod: dangerous\n/);
  expect(page).toContain('- replaced: `database/Instance/Resource` (StorageEncrypted)');
  expect(page).toMatch(/\| Cost a month \| \d+\.\d\d USD before, \d+\.\d\d after \([+-]\d+\.\d\d\) \|/);
  expect(page).not.toContain('<script>');
});
