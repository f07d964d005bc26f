import { writeFileSync } from 'node:fs';
import { EvidenceFault, EvidenceStore } from '../gates/evidence/evidence-store';
import type { GateContext } from '../gates/gate';
import type { ReviewFacts } from '../gates/review/decide-review';
import { publishReview, shellLines } from '../gates/review/publish-review';
import type { Verdict } from '../gates/verdict';
import type { DecidedGate } from './gate';
import { coloursOf, type Terminal } from './terminal';

/**
 * Writes a verdict into the evidence before anything is done about it; of a review, also what approvers and later gates read.
 *
 * @param variables file for the variables of a review; undefined where nobody asks for them
 * @returns false where it could not be written: the verdict then counts as a block
 */
export async function recordVerdict(
  name: DecidedGate,
  context: GateContext,
  verdict: Verdict,
  variables: string | undefined,
  terminal: Terminal,
): Promise<boolean> {
  const { evidenceBucket, home, release, clock, environment, pipeline, execution } = context;
  if (evidenceBucket === undefined) return true;
  const at = new Date(clock.now()).toISOString();
  const store = new EvidenceStore(home, evidenceBucket);
  try {
    const body = { schemaVersion: 1, gate: name, environment: environment.name, release, pipeline, execution, at, ...verdict };
    const document = `verdicts/${at}-${environment.name}-${name}.json`;
    await store.add(release, { name: document, body: `${JSON.stringify(body, null, 2)}\n`, contentType: 'application/json' }, at);
    if (name === 'review' && verdict.outcome === 'pass') await publish(verdict.evidence as ReviewFacts, context, store, at, variables);
    return true;
  } catch (error) {
    if (!(error instanceof EvidenceFault)) throw error;
    terminal.err.write(
      `${coloursOf(terminal.err, terminal).red('error')} ${error.message}\n  Without its record the verdict is a block.\n`,
    );
    return false;
  } finally {
    store.close();
  }
}

async function publish(
  facts: ReviewFacts,
  context: GateContext,
  store: EvidenceStore,
  at: string,
  file: string | undefined,
): Promise<void> {
  const { review } = facts;
  if (review === null) return;
  const variables = await publishReview({ ...facts, review }, context, store, at);
  if (file !== undefined) writeFileSync(file, shellLines(variables));
}
