import Table from 'cli-table3';
import type { ChangeCounts, EnvironmentChange, ResourceDifference, StackDifference } from '../assembly/change/change';
import type { DiffReport } from './diff';
import { resourceLines, signs } from './diff-resource';
import { type Colours, shorten, wrap } from './terminal';

/** The change for a reader, in 80 columns: a row an environment, then stack by stack what differs, then what is thought of it. */
export function describeChange(report: DiffReport, colours: Colours): string {
  const { base, head, environments, notJudged } = report;
  return [
    tableOf(environments, colours),
    colours.dim(
      Object.values(signs)
        .map(({ sign, word }) => `${sign} ${word}`)
        .join('  '),
    ),
    ...environments.flatMap((environment) => refusals(environment, colours)),
    ...environments.flatMap((environment) => details(environment, colours)),
    ...notJudged.map(({ stack, logicalId, reason }) => `${colours.yellow('not judged')} ${stack}/${logicalId}\n${wrap(reason, '  ')}`),
    wrap(`Commit  ${head.commit}\nDigest  ${head.digest}\nBase    ${base.name} (${base.reason})`),
    conclusion(report, colours),
  ].join('\n');
}

/** With the five lines between them, 80 columns. */
const widths = [16, 24, 21, 14];

function tableOf(environments: readonly EnvironmentChange[], colours: Colours): string {
  const table = new Table({
    head: ['Environment', 'Stacks', 'Resources', 'Holding data'],
    colWidths: widths,
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const { name, stacks, counts } of environments)
    table.push([shorten(name, 14), stackCounts(stacks), resourceCounts(counts), dataCounts(stacks, colours)]);
  return table.toString();
}

export function stackCounts(stacks: readonly StackDifference[]): string {
  const counts = (['added', 'changed', 'left'] as const).flatMap((kind) => {
    const found = stacks.filter((stack) => stack.kind === kind).length;
    return found > 0 ? [`${found} ${kind}`] : [];
  });
  return counts.join(', ') || 'unchanged';
}

export function resourceCounts(counts: ChangeCounts): string {
  const of = {
    added: counts.added,
    changed: counts.changed,
    replaced: counts.replaced,
    'may-be-replaced': counts.mayBeReplaced,
    deleted: counts.deleted,
    retained: counts.retained,
  };
  const all = Object.entries(signs).map(([kind, { sign }]) => ({ sign, count: of[kind as ResourceDifference['kind']] }));
  return all.flatMap(({ sign, count }) => (count > 0 ? [`${sign}${count}`] : [])).join(' ');
}

/** How many of those that hold data are lost, by what is thought of it. */
export function dataCounts(stacks: readonly StackDifference[], { red, yellow }: Colours): string {
  const rulings = stacks.flatMap(({ resources }) => resources.flatMap(({ ruling }) => (ruling ? [ruling.kind] : [])));
  return [...new Set(rulings)]
    .map((kind) => {
      const text = `${rulings.filter((one) => one === kind).length} ${kind}`;
      return kind === 'refused' ? red(text) : yellow(text);
    })
    .join('\n');
}

/** Before everything else: it may stand far below. */
export function refusals({ name, stacks }: EnvironmentChange, colours: Colours): string[] {
  const refused = stacks.flatMap(({ resources }) => resources.filter(({ ruling }) => ruling?.kind === 'refused'));
  if (refused.length === 0) return [];
  return [`\n${colours.red('refused')} in ${colours.bold(name)}`, ...refused.flatMap((resource) => resourceLines(resource, colours))];
}

export function details(environment: EnvironmentChange, colours: Colours): string[] {
  const { name, protectsData, stacks, idleDeclarations } = environment;
  if (stacks.length === 0 && idleDeclarations.length === 0) return [];
  const word = { true: 'its data is protected', false: 'its data is not protected', undefined: 'nothing is known of its data' }[
    `${protectsData}`
  ];
  return [
    `\n${colours.bold(name)} ${colours.dim(`(${word})`)}`,
    ...stacks.flatMap((stack) => stackLines(stack, colours)),
    ...idleDeclarations.map(({ resource, because }) => wrap(`allowReplacement names ${resource}, and ${because}: remove the entry.`, '  ')),
  ];
}

/** All that comes with a stack says less than that it comes. */
function stackLines({ name, kind, resources, exports }: StackDifference, colours: Colours): string[] {
  const holding = resources.filter(({ stateful }) => stateful).length;
  if (kind === 'added') return [`  ${name} added, ${resources.length} resources, of which ${holding} hold data`];
  if (kind === 'left') return [wrap(`${name} left the release and still runs: no stage of the pipeline deletes it`, '  ')];
  const named = { added: 'new exports', removed: 'exports gone', changed: 'exports of another value' };
  return [
    `  ${name}`,
    ...resources.flatMap((resource) => resourceLines(resource, colours)),
    ...(['added', 'removed', 'changed'] as const).flatMap((one) =>
      exports[one].length > 0
        ? [wrap(`${named[one]}: ${exports[one].map((id) => shorten(id.replace(`${name}:`, ''), 60)).join(', ')}`, '    ')]
        : [],
    ),
  ];
}

export function conclusion({ environments, refused }: DiffReport, { red, yellow, green }: Colours): string {
  if (refused.length > 0)
    return red(wrap(`${refused.length} of what holds protected data would be replaced or deleted, and nothing declares it.`));
  const unknown = environments.flatMap(({ stacks }) =>
    stacks.flatMap(({ resources }) => resources.filter(({ ruling }) => ruling?.kind === 'unknown')),
  );
  if (environments.some(({ protectsData }) => protectsData === undefined)) {
    return yellow(
      wrap(
        `Nothing is known of which data is protected: no carepath.json says. Not judged: ${unknown.length} of what holds data would be replaced or deleted.`,
      ),
    );
  }
  return green('No protected data is replaced or deleted without being declared.');
}
