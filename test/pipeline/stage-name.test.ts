import { stageName } from '../../src/pipeline/stage-name';

test.each([
  ['dev', 'Dev'],
  ['pre-prod', 'PreProd'],
  ['eu2', 'Eu2'],
])('the stage of %s is %s', (name, stage) => {
  expect(stageName({ name })).toBe(stage);
});
