import { refuseUnsupportedStructure } from '../../src/pipeline/unsupported-structure';

const stage = (stageName: string, actions: number) => ({ stageName, actions: Array.from({ length: actions }) });

test('stages within the limit pass', () => {
  expect(() => refuseUnsupportedStructure([stage('Dev', 50), stage('Prod', 1)])).not.toThrow();
});

test('a stage that was split is named, with all its actions and the remedy', () => {
  const stages = [stage('Dev', 12), stage('Prod.1', 50), stage('Prod.2', 3)];
  expect(() => refuseUnsupportedStructure(stages)).toThrow(/^The stage Prod has 53 actions; .* common `group`/);
});

test('an asset is refused, for the pinned publisher could not read its manifest', () => {
  expect(() => refuseUnsupportedStructure([stage('Assets', 1), stage('Dev', 12)])).toThrow(/cdk-assets cannot publish/);
});
