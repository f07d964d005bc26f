import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../../src/assembly/assembly';
import { BadInput } from '../../../src/assembly/bad-input';
import { baseOf } from '../../../src/rehearsal/base/base';
import { removeAssemblies, temporaryDirectory, writeAssembly, writeJson, writeText } from '../../assembly/write-assembly';

afterAll(removeAssemblies);

/** Stands in for Projen: runs the commit's own app, or fails as a synthesis does. */
const projen = `
const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
if (process.argv[2] !== 'synth') throw new Error('unknown task');
const app = require('node:fs').readFileSync('src/main.ts', 'utf8').trim();
if (app === 'fail') { console.error('environments.dev.account: must be 12 digits'); process.exit(2); }
if (app === 'nothing') process.exit(0);
mkdirSync('cdk.out');
const { CAREPATH_COMMIT: commit, CAREPATH_COMMITTED_AT: committedAt } = process.env;
const source = { commit, committedAt, modified: false };
const type = app === 'no pipeline' ? 'AWS::S3::Bucket' : 'AWS::CodePipeline::Pipeline';
const stack = { type: 'aws:cloudformation:stack', environment: 'aws://1/a', properties: { templateFile: 'Home.template.json' } };
writeFileSync('cdk.out/Home.template.json', JSON.stringify({ Resources: { It: { Type: type } } }));
writeFileSync('cdk.out/manifest.json', JSON.stringify({ version: '55.0.0', artifacts: { Home: stack } }));
writeFileSync('cdk.out/carepath.json', JSON.stringify({ schemaVersion: 1, platform: app, source, environments: [], withheldServices: [] }));
`;

class Repository {
  constructor(readonly directory = temporaryDirectory()) {}

  static create(): Repository {
    const repository = new Repository();
    repository.git('init', '--quiet', '--initial-branch=main');
    writeText(join(repository.directory, '.gitignore'), 'node_modules\n.carepath\n');
    writeJson(join(repository.directory, 'package-lock.json'), { lockfileVersion: 3 });
    writeText(join(repository.directory, 'node_modules/projen/bin/projen'), projen);
    return repository;
  }

  git(...args: string[]): string {
    // No housekeeping, which git would start a process for after each commit.
    const settings = ['user.name=a', 'user.email=a@example.com', 'commit.gpgsign=false', 'maintenance.auto=false'].flatMap((one) => [
      '-c',
      one,
    ]);
    return execFileSync('git', ['-C', this.directory, ...settings, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** Commits an app that prints its own name, and returns the commit. */
  commit(app: string): string {
    writeText(join(this.directory, 'src/main.ts'), app);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', app, '--date', '2026-10-01T12:00:00Z');
    return this.git('rev-parse', 'HEAD');
  }
}

const head: Assembly = { directory: '', stacks: [], manifest: undefined };

function base(repository: Repository, option?: string, from: Assembly = head) {
  return baseOf({ option, head: from, directory: repository.directory, say: () => undefined });
}

describe('the base is', () => {
  test('the parent, on main', async () => {
    const repository = Repository.create();
    const parent = repository.commit('one');
    repository.commit('two');
    expect(await base(repository)).toMatchObject({ name: parent, assembly: { manifest: { platform: 'one' } } });
  });

  test('the commit itself, on main with uncommitted changes', async () => {
    const repository = Repository.create();
    repository.commit('one');
    const commit = repository.commit('two');
    writeText(join(repository.directory, 'src/main.ts'), 'three');
    expect(await base(repository)).toMatchObject({ name: commit, reason: 'the commit below the uncommitted changes' });
  });

  test('where the branch left main, on a branch', async () => {
    const repository = Repository.create();
    const shared = repository.commit('one');
    repository.git('switch', '--quiet', '--create', 'change');
    repository.commit('two');
    repository.commit('three');
    expect(await base(repository)).toMatchObject({ name: shared, reason: 'where this branch left main' });
  });

  test('taken from origin/main where a clone has no main of its own', async () => {
    const origin = Repository.create();
    const shared = origin.commit('one');
    const clone = new Repository(temporaryDirectory());
    clone.git('clone', '--quiet', origin.directory, '.');
    clone.git('switch', '--quiet', '--create', 'change');
    clone.git('branch', '--quiet', '--delete', '--force', 'main');
    clone.commit('two');
    writeText(join(clone.directory, 'node_modules/projen/bin/projen'), projen);
    expect(await base(clone)).toMatchObject({ name: shared, reason: 'where this branch left origin/main' });
  });

  test('told from the commit of the assembly, not from what is checked out since', async () => {
    const repository = Repository.create();
    const first = repository.commit('one');
    const synthesised = repository.commit('two');
    repository.commit('three');
    const source = { commit: synthesised, committedAt: '', modified: false };
    const manifest = { schemaVersion: 1, platform: '', source, environments: [], withheldServices: [] } as const;
    writeText(join(repository.directory, 'src/main.ts'), 'edited after the synthesis');
    expect(await base(repository, undefined, { ...head, manifest })).toMatchObject({ name: first });
  });

  test('a commit by any name that git knows', async () => {
    const repository = Repository.create();
    const first = repository.commit('one');
    repository.commit('two');
    repository.commit('three');
    expect(await base(repository, 'HEAD~2')).toMatchObject({ name: first, reason: 'as `--base` names it' });
  });

  test('a directory that holds an assembly', async () => {
    const directory = writeAssembly({ stacks: { App: { template: { Resources: {} } } } });
    expect(await base(Repository.create(), directory)).toMatchObject({ name: directory, assembly: { stacks: [{ id: 'App' }] } });
  });
});

describe('the accounts start empty', () => {
  test.each<[string, () => Repository, RegExp]>([
    ['without a repository', () => new Repository(), /no git repository/],
    ['before the first commit', () => Repository.create(), /no commit yet/],
    [
      'at the first commit',
      () => {
        const repository = Repository.create();
        repository.commit('one');
        return repository;
      },
      /has no parent$/,
    ],
    [
      'in a shallow clone, which says how to fetch the rest',
      () => {
        const origin = Repository.create();
        origin.commit('one');
        origin.commit('two');
        const clone = new Repository();
        clone.git('clone', '--quiet', '--depth=1', `file://${origin.directory}`, '.');
        return clone;
      },
      /has no parent in this shallow clone \(`git fetch --unshallow`/,
    ],
    [
      'where the base has an app that writes nothing yet',
      () => {
        const repository = Repository.create();
        repository.commit('nothing');
        repository.commit('one');
        return repository;
      },
      /writes no cloud assembly$/,
    ],
    [
      'where the base has no pipeline yet',
      () => {
        const repository = Repository.create();
        repository.commit('no pipeline');
        repository.commit('one');
        return repository;
      },
      /has no pipeline that would have deployed it$/,
    ],
  ])('%s', async (_, create, reason) => {
    const { assembly, name, reason: said } = await base(create());
    expect({ assembly, name }).toEqual({ assembly: undefined, name: 'empty accounts' });
    expect(said).toMatch(reason);
  });

  test('when asked for', async () => {
    expect(await base(Repository.create(), 'none')).toMatchObject({ name: 'empty accounts' });
  });
});

describe('the synthesis of a base', () => {
  test('tells the app its commit and date, which it cannot ask git', async () => {
    const repository = Repository.create();
    const parent = repository.commit('one');
    repository.commit('two');
    const committedAt = repository.git('show', '--no-patch', '--format=%cI', parent);
    expect((await base(repository)).assembly?.manifest?.source).toEqual({ commit: parent, committedAt, modified: false });
  });

  test('is kept by commit, and leaves nothing else behind', async () => {
    const repository = Repository.create();
    const parent = repository.commit('one');
    repository.commit('two');
    await base(repository);
    rmSync(join(repository.directory, 'node_modules'), { recursive: true });
    expect(await base(repository)).toMatchObject({ name: parent });
    expect(readdirSync(join(repository.directory, '.carepath/checkouts'))).toEqual([]);
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  test('installs what its own lock file names, where that differs', async () => {
    const repository = Repository.create();
    const local = { name: 'projen', version: '9.9.9' };
    writeJson(join(repository.directory, 'vendor/package.json'), local);
    writeText(join(repository.directory, 'vendor/bin/projen'), projen.replace('platform: app', "platform: 'as locked'"));
    writeJson(join(repository.directory, 'package.json'), { name: 'app', version: '1.0.0', dependencies: { projen: 'file:vendor' } });
    writeJson(join(repository.directory, 'package-lock.json'), {
      name: 'app',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'app', version: '1.0.0', dependencies: { projen: 'file:vendor' } },
        'node_modules/projen': { resolved: 'vendor', link: true },
        vendor: local,
      },
    });
    repository.commit('one');
    writeJson(join(repository.directory, 'package-lock.json'), { lockfileVersion: 3 });
    repository.commit('two');
    expect((await base(repository)).assembly?.manifest?.platform).toBe('as locked');
  });

  test('that fails is an error with the reason and the way on, and keeps nothing', async () => {
    const repository = Repository.create();
    const parent = repository.commit('fail');
    repository.commit('two');
    const failure = await base(repository).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BadInput);
    expect(String(failure)).toMatch(/could not be synthesised: environments\.dev\.account: must be 12 digits\n.*`--base none`/);
    expect(existsSync(join(repository.directory, '.carepath/assemblies', parent))).toBe(false);
  });

  test('does not touch the index', async () => {
    const repository = Repository.create();
    repository.commit('one');
    repository.commit('two');
    writeText(join(repository.directory, 'src/staged.ts'), 'staged');
    repository.git('add', 'src/staged.ts');
    const index = readFileSync(join(repository.directory, '.git/index'));
    await base(repository, 'HEAD^');
    expect(readFileSync(join(repository.directory, '.git/index')).equals(index)).toBe(true);
  });
});

test('a base that is neither a directory nor a commit is refused', async () => {
  await expect(base(Repository.create(), 'no-such-thing')).rejects.toThrow(/--base no-such-thing: neither .*\n {2}Name a branch/);
});
