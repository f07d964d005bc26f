import type { Command } from 'commander';
import { loadAssembly } from '../../src/assembly/load-assembly';
import type { Value } from '../../src/assembly/template';
import { program } from '../../src/cli/program';
import { synthesisedDirectory } from '../synthesised';
import { CapturedTerminal } from './captured-terminal';

// The pipeline and the CLI never import each other: what the one writes into a build specification, the other has to understand.

const directory = synthesisedDirectory();
const commandLines = [
  ...new Set(
    loadAssembly(directory).stacks.flatMap(({ template }) =>
      Object.values(template.Resources)
        .flatMap(({ Properties = {} }) => texts(Properties))
        .flatMap(commandsOf),
    ),
  ),
];

/** Every string of a value, at any depth; a build specification is JSON in one of them. */
function texts(value: Value): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

function commandsOf(text: string): string[] {
  if (!text.includes('carepath.js')) return [];
  const commands = text.startsWith('{') ? texts(JSON.parse(text)) : text.split('\n');
  return commands.flatMap((command) => /carepath\.js\s+(.*)$/.exec(command)?.[1] ?? []);
}

/** The real program, with its commands' work taken out. */
function parses(commandLine: string): boolean {
  let understood = false;
  const idle = (command: Command): void => {
    if (command.commands.length === 0) {
      command.action(() => {
        understood = true;
      });
    }
    command.commands.forEach(idle);
  };
  const root = program(new CapturedTerminal(), () => undefined);
  idle(root);
  try {
    root.parse(commandLine.replaceAll('"', '').split(/\s+/), { from: 'user' });
  } catch {
    return false;
  }
  return understood;
}

test('the pipeline runs the CLI', () => {
  expect(commandLines).not.toEqual([]);
});

test('every command line of the synthesised templates is one that the CLI understands', () => {
  expect(commandLines.filter((commandLine) => !parses(commandLine))).toEqual([]);
});

test('one that it does not understand would be seen', () => {
  expect(['gate smok --environment dev', 'gate smoke', 'gate smoke --environment dev --unknown'].filter(parses)).toEqual([]);
});
