import { createColors } from 'picocolors';
import type { EnvironmentChange } from '../assembly/change/change';
import type { DiffReport } from './diff';
import { conclusion, dataCounts, details, refusals, resourceCounts, stackCounts } from './diff-summary';

/** GitHub refuses a comment of more than 65,536 characters; its marker and what comes later need room. */
const mostCharacters = 60_000;

const cut = `Cut at ${mostCharacters.toLocaleString('en-US')} characters. \`npm run -s carepath -- diff\` shows all of it.`;

const plain = createColors(false);

/**
 * The change for a comment on GitHub: a table, what is refused, and each environment folded. Whatever comes from a template stands in a code
 * block, in which nothing is a link, a mention or a tag.
 */
export function markdownOf(report: DiffReport, limit = mostCharacters): string {
  const { head, base, environments, notJudged } = report;
  const sections: readonly Section[] = [
    { title: 'Refused', lines: environments.flatMap((environment) => refusals(environment, plain)), open: true },
    ...environments.map((environment) => ({ title: environment.name, lines: details(environment, plain), open: false })),
    { title: 'Not judged', lines: notJudged.map(({ stack, logicalId, reason }) => `${stack}/${logicalId}: ${reason}`), open: false },
    { title: 'Compared', lines: [`Commit ${head.commit}`, `Digest ${head.digest}`, `Base   ${base.name} (${base.reason})`], open: false },
  ];
  return fitted(
    [`### What it changes\n\n${conclusion(report, plain).replaceAll('\n', ' ')}`, tableOf(environments)].join('\n\n'),
    sections,
    limit,
  );
}

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  readonly open: boolean;
}

function tableOf(environments: readonly EnvironmentChange[]): string {
  const rows = environments.map(({ name, stacks, counts }) =>
    [code(name), stackCounts(stacks), code(resourceCounts(counts)), dataCounts(stacks, plain).replaceAll('\n', ', ')].join(' | '),
  );
  return [
    '| Environment | Stacks | Resources (+ added, ~ changed, ± replaced, ? may be, - deleted, ○ left behind) | Holding data |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

/** Sections as long as there is room for them; the first that there is none for is cut at a line, and says so. */
function fitted(start: string, sections: readonly Section[], limit: number): string {
  let text = start;
  for (const section of sections.filter(({ lines }) => lines.length > 0)) {
    const whole = `\n\n${fold(section)}`;
    if (text.length + whole.length <= limit) {
      text += whole;
      continue;
    }
    const frame = `\n\n${fold({ ...section, lines: section.lines.slice(0, 0) })}`.length + fence(section.lines.join('\n')).length * 2;
    const shown = firstLines(section.lines, limit - text.length - frame - cut.length - '\n\n'.length);
    return `${text}${shown.length > 0 ? `\n\n${fold({ ...section, lines: shown })}` : ''}\n\n${cut}`;
  }
  return text;
}

function firstLines(lines: readonly string[], room: number): string[] {
  const shown: string[] = [];
  let left = room;
  for (const line of lines.join('\n').split('\n')) {
    left -= line.length + 1;
    if (left < 0) break;
    shown.push(line);
  }
  return shown;
}

function fold({ title, lines, open }: Section): string {
  const text = lines.join('\n').trim();
  return [
    `<details${open ? ' open' : ''}><summary>${escaped(title)}</summary>\n`,
    `${fence(text)}text`,
    text,
    fence(text),
    '\n</details>',
  ].join('\n');
}

/** Longer than any run of backticks in the text, which would otherwise end the block. */
function fence(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  return '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
}

function code(text: string): string {
  return text === '' ? '' : `\`${text.replace(/[`|\n]/g, ' ')}\``;
}

function escaped(text: string): string {
  return text.replace(/[&<>@#`]/g, (character) => `&#${character.codePointAt(0)};`);
}
