import { MutationProgress } from '../../src/cli/mutate-progress';
import { CapturedTerminal } from './captured-terminal';

function shownOn(terminal: CapturedTerminal): string {
  const progress = new MutationProgress(terminal);
  progress.begun(60);
  for (let judged = 0; judged < 60; judged += 1) progress.judged(judged !== 10);
  progress.end();
  return terminal.said;
}

test('a person sees one line that counts, and is left with none', () => {
  const terminal = new CapturedTerminal();
  terminal.err.isTTY = true;
  const lines = shownOn(terminal).split('\r\u001b[K');
  expect(lines).toEqual(['', '60 mutants: starting the rule engines', '50 of 60 mutants judged, 1 survived', '']);
});

test('a log sees nothing of it', () => {
  expect(shownOn(new CapturedTerminal())).toBe('');
});
