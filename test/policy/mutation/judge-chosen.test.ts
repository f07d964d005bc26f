import { chooseMutants } from '../../../src/policy/mutation/choose-mutants';
import { judgeChosen } from '../../../src/policy/mutation/judge-chosen';
import { sound } from './sound';
import { stackOf } from './stack-of';

const assembly = { directory: '/nowhere', stacks: [stackOf(sound)], manifest: undefined };
const onlooker = { begun: () => {}, judged: () => {} };

test('many mutants are judged by workers, and what a worker refuses ends the run', async () => {
  expect(chooseMutants(assembly, {}).length).toBeGreaterThan(200);
  // Workers read the assembly themselves: here it is in memory alone.
  await expect(judgeChosen(assembly, {}, onlooker)).rejects.toThrow(
    expect.objectContaining({ name: 'BadInput', message: expect.stringMatching(/^\/nowhere: there is no cloud assembly here/) }),
  );
});
