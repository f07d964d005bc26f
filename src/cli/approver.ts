import { createInterface } from 'node:readline/promises';
import { BadInput } from '../assembly/bad-input';
import type { ApprovalRequest, Approver } from '../rehearsal/report';
import { type Terminal, wrap } from './terminal';

export interface ApprovalOptions {
  readonly ask?: boolean;
  readonly reject?: boolean;
}

/**
 * Who answers where the pipeline waits for a person; undefined leaves it to the rehearsal, which approves and says that nobody was asked.
 * @throws BadInput when a person is to be asked and there is no terminal
 */
export function approverOf({ ask, reject }: ApprovalOptions, terminal: Terminal): Approver | undefined {
  if (reject) return async () => ({ approved: false, detail: 'rejected by `--reject`' });
  if (!ask) return undefined;
  if (!terminal.input.isTTY)
    throw new BadInput('--ask: there is no terminal to ask at\n  Leave it out to approve, or reject with `--reject`.');
  return (request) => askAt(terminal, request);
}

/** Anything but yes is a no, and so is an input that ends. */
async function askAt({ input, err }: Terminal, request: ApprovalRequest): Promise<{ approved: boolean; detail: string }> {
  const { stage, action, comment, release, findings } = request;
  const facts = [
    `${stage}/${action} waits for an approval.`,
    ...(comment ? [comment] : []),
    `Commit ${release.commit}`,
    `Digest ${release.digest}`,
    `On top of ${release.base}`,
    ...findings.map(({ severity, where, message }) => `${severity}: ${where}: ${message}`),
  ];
  err.write(`\n${facts.map((fact) => wrap(fact, '  ')).join('\n')}\n`);
  const terminal = createInterface({ input, output: err });
  const ended = new AbortController();
  terminal.once('close', () => ended.abort());
  try {
    const answer = await terminal.question('  Approve? [y/N] ', { signal: ended.signal });
    const approved = /^y(es)?$/i.test(answer.trim());
    return { approved, detail: `${approved ? 'approved' : 'rejected'} at the terminal` };
  } catch {
    return { approved: false, detail: 'rejected: the input ended without an answer' };
  } finally {
    terminal.close();
  }
}
