import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../assembly/assembly';
import { loadAssembly } from '../assembly/load-assembly';
import { controlsOf, type Evidence } from '../policy/controls/controls-of';
import type { ControlMatrix } from '../policy/controls/matrix';
import { editedStacks, recordedEvidence, templatesNotJudged } from '../policy/controls/recorded-evidence';
import { controlsMarkdown } from './controls-markdown';
import { describeControls } from './controls-summary';
import { openIn } from './open-findings';
import { coloursOf, type Terminal } from './terminal';

export interface ControlsOptions {
  readonly assembly: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/**
 * Says which safeguards of the HIPAA Security Rule an assembly serves, and by which evidence.
 * @returns 1 where a rule fails on a resource and nothing excepts it, or could not be counted
 */
export function controlsCommand({ assembly, json, markdown }: ControlsOptions, terminal: Terminal): number {
  const read = loadAssembly(assembly);
  const matrix = controlsOf(read, evidenceOf(read));
  if (json) terminal.out.write(jsonOf(matrix));
  else terminal.out.write(`${markdown ? controlsMarkdown(matrix) : describeControls(matrix, coloursOf(terminal.out, terminal))}\n`);
  return openIn(matrix).length > 0 || matrix.notCounted.length > 0 ? 1 : 0;
}

/** Writes `controls.json` beside the manifest of the assembly, as every build does. */
export function writeControls(assembly: Assembly): void {
  writeFileSync(join(assembly.directory, 'controls.json'), jsonOf(controlsOf(assembly, recordedEvidence(assembly))));
}

const jsonOf = (matrix: ControlMatrix) => `${JSON.stringify(matrix, undefined, 2)}\n`;

/** What the build has recorded; of templates that were edited since, what rules on templates say now. */
function evidenceOf(assembly: Assembly): Evidence {
  const { rules, notCounted } = recordedEvidence(assembly);
  if (editedStacks(assembly).length === 0) return { rules, notCounted };
  const { judgedEvidence } = require('../policy/controls/judged-evidence') as typeof import('../policy/controls/judged-evidence');
  return {
    rules: [...rules.filter(({ on }) => on === 'constructs'), ...judgedEvidence(assembly)],
    notCounted: notCounted.filter((sentence) => sentence !== templatesNotJudged),
  };
}
