import { pipelineOf } from '../../src/assembly/pipeline-of';
import { synthesisedAssembly } from '../synthesised';

const pipeline = pipelineOf(synthesisedAssembly());

/** Stages, their conditions, and their actions by run order. CodePipeline rolls back only within one such structure. */
function table(): string {
  return pipeline.stages
    .flatMap(({ name, actions, beforeEntry, onSuccess, onFailure }) => [
      name,
      ...[...actions]
        .sort((one, other) => one.runOrder - other.runOrder || one.name.localeCompare(other.name))
        .map((action) => `  ${action.runOrder} ${action.category}/${action.provider} ${action.name}`),
      ...beforeEntry.map(({ result, rules }) => `  before entry ${result}: ${rules.map((rule) => rule.provider).join(', ')}`),
      ...onSuccess.map(({ result, rules }) => `  on success ${result}: ${rules.map((rule) => rule.provider).join(', ')}`),
      ...(onFailure ? [`  on failure ${onFailure.result}`] : []),
    ])
    .join('\n');
}

test('stages, actions and conditions are these: a change of them voids the rollback history', () => {
  expect(table()).toMatchSnapshot();
});

test('releases are promoted one after another, and none is overtaken', () => {
  expect(pipeline).toMatchObject({ pipelineType: 'V2', executionMode: 'QUEUED' });
});

test('no stage holds more than fifty actions', () => {
  expect(Math.max(...pipeline.stages.map(({ actions }) => actions.length))).toBeLessThanOrEqual(50);
});

test('review, approval, second approval and entry stand in stages of their own, right before the environment that asks for them', () => {
  const names = pipeline.stages.map(({ name }) => name);
  const before = pipeline.stages.slice(0, names.indexOf('Prod')).slice(-4);
  expect(before.map(({ name, actions }) => [name, ...actions.map(({ category }) => category)])).toEqual([
    ['ReviewProd', 'Build'],
    ['ApproveProd', 'Approval'],
    ['ConfirmProd', 'Approval'],
    ['EnterProd', 'Build'],
  ]);
});

test('the baseline is taken before every deployment of an environment; smoke, posture and bake follow the last', () => {
  for (const stage of pipeline.stages.filter(({ name }) => ['Dev', 'Staging', 'Prod'].includes(name))) {
    const gates = stage.actions.filter(({ provider }) => provider === 'CodeBuild');
    const deployments = stage.actions.filter(({ provider }) => provider === 'CloudFormation').map(({ runOrder }) => runOrder);
    const [before, ...after] = gates;
    expect([before?.name, (before?.runOrder ?? 0) < Math.min(...deployments)]).toEqual(['Baseline', true]);
    expect(after.map(({ name, runOrder }) => `${name} ${runOrder - Math.max(...deployments)}`)).toEqual(
      stage.name === 'Dev' ? ['Smoke 1', 'Posture 2'] : ['Smoke 1', 'Posture 2', 'Bake 3'],
    );
  }
});

test('deployments can be retried: no action makes a change set', () => {
  const modes = pipeline.stages.flatMap(({ actions }) => actions).flatMap(({ configuration }) => configuration.ActionMode ?? []);
  expect(new Set(modes)).toEqual(new Set(['CREATE_UPDATE']));
});
