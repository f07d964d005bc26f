import { approverOf } from '../../src/cli/approver';
import type { ApprovalRequest } from '../../src/rehearsal/report';
import { CapturedTerminal } from './captured-terminal';
import { finding } from './reports';

const request: ApprovalRequest = {
  stage: 'ApproveProd',
  action: 'Approve',
  comment: 'Look at the change first',
  release: { commit: 'c'.repeat(40), digest: 'd'.repeat(64), base: 'empty accounts' },
  findings: [finding],
};

function atTerminal(): CapturedTerminal {
  const terminal = new CapturedTerminal();
  terminal.input.isTTY = true;
  return terminal;
}

test('by default nobody is asked: the rehearsal approves by itself', () => {
  expect(approverOf({}, new CapturedTerminal())).toBeUndefined();
});

test('--reject rejects', async () => {
  expect(await approverOf({ reject: true }, new CapturedTerminal())?.(request)).toMatchObject({ approved: false });
});

describe('--ask', () => {
  test('shows what is to be approved', async () => {
    const terminal = atTerminal();
    const decision = approverOf({ ask: true }, terminal)?.(request);
    terminal.input.write('y\n');
    await decision;
    const said = terminal.said;
    for (const fact of [request.comment, request.release.commit, request.release.digest, 'Approve? [y/N]']) expect(said).toContain(fact);
  });

  test.each([
    ['y', true],
    ['Yes', true],
    ['n', false],
    ['', false],
    ['yesterday', false],
  ])('takes "%s" for %s', async (answer, approved) => {
    const terminal = atTerminal();
    const decision = approverOf({ ask: true }, terminal)?.(request);
    terminal.input.write(`${answer}\n`);
    expect(await decision).toMatchObject({ approved });
  });

  test('takes an input that ends for a no', async () => {
    const terminal = atTerminal();
    const decision = approverOf({ ask: true }, terminal)?.(request);
    terminal.input.end();
    expect(await decision).toEqual({ approved: false, detail: 'rejected: the input ended without an answer' });
  });

  test('is refused where there is no terminal', () => {
    expect(() => approverOf({ ask: true }, new CapturedTerminal())).toThrow(/no terminal to ask at/);
  });
});
