import Table from 'cli-table3';
import { type ActionRecord, type Finding, isAccepted, type RehearsalReport, type StackRecord } from '../rehearsal/report';
import { type Colours, columns, shorten, wrap } from './terminal';

/** The report for a reader, in 80 columns: where it went, what was found and what to do about it, and what came of it. */
export function summarise(report: RehearsalReport, colours: Colours): string {
  const paint = painter(colours);
  const { release, stacks, findings } = report;
  return [
    stageTable(report, paint),
    environmentTable(stacks, paint),
    colours.dim('+ created  ~ updated  ± replaced  - deleted'),
    ...decisions(report, colours),
    ...findings.map((finding) => describe(finding, paint)),
    wrap(`Commit  ${release.commit}\nDigest  ${release.digest}\nBase    ${release.base}`),
    `${conclusion(report, colours)}${colours.dim('Simulated: nothing has touched AWS.')}`,
  ].join('\n');
}

function conclusion(report: RehearsalReport, colours: Colours): string {
  const word = painter(colours)(report.outcome);
  if (report.outcome !== 'promoted' || isAccepted(report)) return `${word}. `;
  return `${word} by the pipeline, and ${colours.red('refused')} here for the errors above.\n`;
}

/** The part of it that says why a promotion ended as it did: what was decided and what failed, and the findings of one rule. */
export function explain(report: RehearsalReport, rule: string, colours: Colours): string {
  const findings = report.findings.filter((finding) => finding.rule === rule);
  return [...decisions(report, colours), ...findings.map((finding) => describe(finding, painter(colours)))].join('\n');
}

/** Approvals, since one is easily taken for a person's, and what ended the run. */
function decisions({ stages, findings }: RehearsalReport, colours: Colours): string[] {
  const paint = painter(colours);
  const told = findings.map(({ message }) => message); // Not twice: the finding says it with its remedy.
  const ran = stages.filter(({ outcome }) => outcome !== 'skipped'); // A rule that skips a stage has not failed: it says no.
  return ran.flatMap(({ name, actions }) => actions.filter(isNotable).map((action) => sentence(name, action, told, paint)));
}

function isNotable({ category, outcome }: ActionRecord): boolean {
  return outcome === 'failed' || outcome === 'rejected' || (category === 'Approval' && outcome !== 'not-run');
}

type Paint = (word: string) => string;

const good = ['promoted', 'succeeded'];
const bad = ['failed', 'rejected', 'blocked', 'rolled-back', 'error'];

function painter({ green, red, yellow, dim }: Colours): Paint {
  return (word) => {
    if (good.includes(word)) return green(word);
    if (bad.includes(word)) return red(word);
    return word === 'warning' ? yellow(word) : dim(word);
  };
}

function stageTable({ stages }: RehearsalReport, paint: Paint): string {
  const table = tableOf(['Stage', 'Outcome', 'Actions']);
  for (const { name, outcome, actions } of stages) {
    const done = actions.filter((action) => action.outcome === 'succeeded').length;
    table.push([shorten(name, 30), paint(outcome), `${done} of ${actions.length}`]);
  }
  return stages.length ? table.toString() : 'No stage was run.';
}

function environmentTable(stacks: readonly StackRecord[], paint: Paint): string {
  const table = tableOf(['Environment', 'Stacks', 'Resources', 'Outcome'], environmentWidths);
  for (const environment of new Set(stacks.map((stack) => stack.environment))) {
    const own = stacks.filter((stack) => stack.environment === environment);
    const failed = own.find(({ outcome }) => outcome !== 'succeeded');
    table.push([shorten(environment, 14), operations(own), resources(own), paint(failed?.outcome ?? 'succeeded')]);
  }
  return stacks.length ? table.toString() : 'No stack was touched.';
}

const words = { create: 'created', update: 'updated', delete: 'deleted', none: 'unchanged' } as const;

/** `3 created, 1 updated, 6 unchanged`. */
function operations(stacks: readonly StackRecord[]): string {
  const counts = Object.entries(words).map(([operation, word]) => ({
    word,
    count: stacks.filter((stack) => stack.operation === operation).length,
  }));
  return counts.flatMap(({ word, count }) => (count ? [`${count} ${word}`] : [])).join(', ');
}

/** `+12 ~3 ±1 -0`: created, updated, replaced, deleted. */
function resources(stacks: readonly StackRecord[]): string {
  const sum = (kind: keyof StackRecord['resources']) => stacks.reduce((total, stack) => total + stack.resources[kind], 0);
  return `+${sum('create')} ~${sum('update')} ±${sum('replace')} -${sum('delete')}`;
}

function sentence(stage: string, { name, outcome, detail }: ActionRecord, told: readonly string[], paint: Paint): string {
  const head = `${paint(outcome)} ${shorten(`${stage}/${name}`, columns - outcome.length - 1)}`;
  return told.includes(detail) ? head : `${head}\n${wrap(detail, '  ')}`;
}

function describe({ severity, rule, where, message, remedy }: Finding, paint: Paint): string {
  return [`${paint(severity)} ${rule}`, wrap(where, '  '), wrap(message, '  '), wrap(`-> ${remedy}`, '  ')].join('\n');
}

/** With the five lines between them, 80 columns; what is longer is wrapped. */
const environmentWidths = [16, 26, 20, 13];

/** Lines between rows say nothing: the frame alone keeps it short. */
function tableOf(head: string[], colWidths: number[] = []): InstanceType<typeof Table> {
  return new Table({ head, colWidths, wordWrap: true, style: { head: [], border: [], compact: true } });
}
