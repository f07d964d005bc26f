import { extname } from 'node:path';
import { lintSource } from '@secretlint/core';
import { rules as presetRules } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintCoreConfig } from '@secretlint/types';
import { jsonStrings } from './json-strings';
import { ownRules } from './secret-rules';

export interface ScannedFile {
  /** As findings name it. */
  readonly path: string;
  readonly content: string;
}

export interface SecretFinding {
  readonly path: string;
  /** `line 12`, or the path of a string in a JSON document, such as `Resources.Task.Properties.Command[2]`. */
  readonly at: string;
  /** Such as `@secretlint/secretlint-rule-github`. */
  readonly rule: string;
  /** What was found, its characters masked. */
  readonly message: string;
}

/**
 * What looks like a secret in files, found by its form alone: nothing is asked of anybody. Files that hold bytes instead of text hold none.
 *
 * JSON is read as text and as what it says: in a template, a private key is one string with `\n` in it, and a script is a string in a string.
 */
export async function findSecrets(files: readonly ScannedFile[]): Promise<SecretFinding[]> {
  const passages = files.filter(({ content }) => !content.includes('\0')).flatMap(passagesOf);
  const starts = startsOf(passages);
  const source = { filePath: 'all', content: passages.map(({ text }) => text).join('\n'), ext: '', contentType: 'text' } as const;
  // All at once: the library notes the time of each call, and looks through all its notes at each.
  const { messages } = await lintSource({ source, options: { config, maskSecrets: true, noPhysicFilePath: true } });
  const found = messages.flatMap(({ ruleId, message, loc }) => {
    const index = starts.findLastIndex((start) => start <= loc.start.line);
    const [passage, start] = [passages[index], starts[index]];
    if (passage === undefined || start === undefined) return [];
    const { path, member } = passage;
    return [{ path, member, at: member ?? `line ${loc.start.line - start + 1}`, rule: ruleId, message }];
  });
  const twice = ({ path, member, rule }: (typeof found)[number]) =>
    member === undefined && found.some((other) => other.member !== undefined && other.path === path && other.rule === rule);
  return found.filter((one) => !twice(one)).map(({ path, at, rule, message }) => ({ path, at, rule, message }));
}

/** A piece of text that is scanned. */
interface Passage {
  readonly path: string;
  readonly text: string;
  /** Path of the string in a JSON document, where it is one: the document as it is written is another passage. */
  readonly member?: string;
}

function passagesOf({ path, content }: ScannedFile): Passage[] {
  const strings = extname(path) === '.json' ? jsonStrings(content) : [];
  return [{ path, text: content }, ...strings.map(({ at, text }) => ({ path, text, member: at }))];
}

/** Numbers, from 1, of the lines on which they start where each follows the other. */
function startsOf(passages: readonly Passage[]): number[] {
  let next = 1;
  return passages.map(({ text }) => {
    const start = next;
    next += text.split('\n').length;
    return start;
  });
}

/** Comments that switch rules off are the preset's own idea; here nothing is excused in the file that is judged. */
const silencer = '@secretlint/secretlint-rule-filter-comments';
const config: SecretLintCoreConfig = {
  rules: [...presetRules, ...ownRules].filter(({ meta }) => meta.id !== silencer).map((rule) => ({ id: rule.meta.id, rule })),
};
