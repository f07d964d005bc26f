import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, YAMLError } from 'yaml';
import { z } from 'zod';
import { BadInput } from '../../assembly/bad-input';
import { firstIssue } from '../../assembly/read-json';
import { type Rule, ruleOf } from './rule';

/** A rule's file is not one that can be judged by. Nothing is judged then: a rule left out would pass what it is there to find. */
export class UnreadableRule extends BadInput {
  override readonly name = 'UnreadableRule';

  constructor(file: string, why: string) {
    super(`${file}: ${why}\n  Every rule must load before a template is judged. src/policy/rules/README.md says what a rule's file holds.`);
  }
}

/** The text of one source: a rule, or functions that several share. */
export interface RegoSource {
  readonly name: string;
  readonly content: string;
}

export interface RuleSet {
  readonly rules: readonly Rule[];
  /** Functions that rules share. */
  readonly shared: readonly RegoSource[];
}

/**
 * Reads a directory of rules: a folder a subject, a `.rego` file a rule; `shared` holds what several of them call.
 * @throws UnreadableRule for a file without annotations, of another shape, or named unlike its findings
 */
export function readRules(directory: string): RuleSet {
  const files = regoFiles(directory);
  const shared = files.filter((file) => file.startsWith('shared/')).map((file) => sourceOf(directory, file));
  const rules = files.filter((file) => !file.startsWith('shared/')).map((file) => readRule(sourceOf(directory, file)));
  if (rules.length === 0) throw new UnreadableRule(directory, 'holds no rule');
  const twice = rules.find(({ id }, index) => rules.findIndex((other) => other.id === id) !== index);
  if (twice) throw new UnreadableRule(directory, `holds two rules called ${twice.id}`);
  return { rules, shared };
}

function regoFiles(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.rego'))
      .map((file) => file.replaceAll('\\', '/'))
      .sort();
  } catch (error) {
    throw new UnreadableRule(directory, `cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function sourceOf(directory: string, name: string): RegoSource {
  return { name, content: readFileSync(join(directory, name), 'utf8') };
}

function readRule({ name, content }: RegoSource): Rule {
  const id = basename(name, '.rego');
  const packageName = `carepath.rules.${id.replaceAll('-', '_')}`;
  if (!new RegExp(`^package ${packageName}$`, 'm').test(content)) throw new UnreadableRule(name, `expected \`package ${packageName}\``);
  // A finding under another name would be nobody's: no register entry, no control and no test would know it.
  const names = [...content.matchAll(/\bmake_diag\w*\(\s*"([^"]*)"/g)].map(([, found]) => found);
  if (names.length === 0 || names.some((found) => found !== id)) throw new UnreadableRule(name, `its findings must bear its name, "${id}"`);
  try {
    return ruleOf(id, content, parse(annotations(content)));
  } catch (error) {
    if (error instanceof z.ZodError) throw new UnreadableRule(name, `annotations: ${firstIssue(error)}`);
    if (error instanceof YAMLError) throw new UnreadableRule(name, `annotations: ${error.message}`);
    throw error;
  }
}

/** The comment that begins with `# METADATA`, which is YAML below that line. */
function annotations(content: string): string {
  const lines = content.split('\n');
  const start = lines.indexOf('# METADATA') + 1;
  if (start === 0) return '';
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith('#'));
  return lines
    .slice(start, end)
    .map((line) => line.slice(2))
    .join('\n');
}
