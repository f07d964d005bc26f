import { refuseSplitStages } from '../../src/pipeline/stage-limit';

const stage = (stageName: string, actions: number) => ({ stageName, actions: Array.from({ length: actions }) });

test('a stage within the limit passes', () => {
  expect(() => refuseSplitStages([stage('Dev', 50)])).not.toThrow();
});

test('a stage that was split is named, with all its actions and the remedy', () => {
  const stages = [stage('Dev', 12), stage('Prod.1', 50), stage('Prod.2', 3)];
  expect(() => refuseSplitStages(stages)).toThrow(/^The stage Prod has 53 actions; .* common `group`/);
});
