import type { Review } from './review';

export interface PageOptions {
  readonly environment: string;
  readonly release: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Longer lists say how many more there are: the page is read before an approval, and the evidence holds all of it. */
const mostLines = 40;

/** The review as one page of Markdown: what an approver reads. Nothing in it is of a patient: it is made of templates. */
export function pageOf(review: Review, { environment, release, commit, at }: PageOptions): string {
  const { risk, because, change, broadened, images, exceptionsAdded, left, costUsd, noWayBack } = review;
  const counts = change?.counts;
  const difference = costUsd.after - costUsd.before;
  return [
    `# Release ${release.slice(0, 12)} into ${environment}: ${risk}`,
    '',
    '| | |',
    '|---|---|',
    `| Commit | \`${commit}\` |`,
    `| Digest | \`${release}\` |`,
    `| Reviewed | ${at} |`,
    `| Resources | ${counts ? `${counts.added} added, ${counts.changed} changed, ${counts.mayBeReplaced} perhaps replaced, ${counts.replaced} replaced, ${counts.deleted} deleted, ${counts.retained} retained` : 'none changes'} |`,
    `| Cost a month | ${costUsd.before.toFixed(2)} USD before, ${costUsd.after.toFixed(2)} after (${difference < 0 ? '' : '+'}${difference.toFixed(2)}) |`,
    `| Way back | ${noWayBack.length === 0 ? 'rehearsed: the release before could come back' : 'none: it goes forward only'} |`,
    '',
    ...section('Why it is no less', because),
    ...section(
      'Images',
      images.map(({ container, before, after }) => `\`${container}\`: ${short(before)} to ${short(after)}`),
    ),
    ...(change?.stacks ?? []).flatMap(({ name, kind, resources }) =>
      section(
        `Stack ${name} (${kind})`,
        resources.map(({ path, kind: what, properties }) => `${what}: \`${path}\`${propertiesOf(properties.map((one) => one.path))}`),
      ),
    ),
    ...section('Granted', broadened.access),
    ...section('Opened', broadened.reach),
    ...section(
      'Exceptions added',
      exceptionsAdded.map(
        ({ path, rules, reason, owner, expires }) => `\`${path}\`: ${rules.join(', ')}. ${reason} (${owner}, until ${expires})`,
      ),
    ),
    ...section('Stacks that nobody updates any more', left),
    ...section('Why there is no way back', noWayBack),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - mostLines;
  return [
    `## ${title}`,
    '',
    ...lines.slice(0, mostLines).map((line) => `- ${inert(line)}`),
    ...(more > 0 ? [`- and ${more} more: the evidence lists them`] : []),
    '',
  ];
}

/** A name in a template is not markup: an angle bracket or a bar would hide what follows. */
function inert(line: string): string {
  return line.replaceAll('<', '&lt;').replaceAll('\n', ' ');
}

function propertiesOf(paths: readonly string[]): string {
  return paths.length === 0 ? '' : ` (${paths.slice(0, 4).join(', ')}${paths.length > 4 ? `, and ${paths.length - 4} more` : ''})`;
}

function short(image: string | undefined): string {
  return image === undefined ? 'nothing' : `\`${image.slice(0, 'sha256:'.length + 12)}\``;
}
