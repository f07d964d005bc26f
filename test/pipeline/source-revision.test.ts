import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceRevision } from '../../src/pipeline/source-revision';

const now = new Date('2026-12-01T12:00:00Z');
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'carepath-source-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();
  const identity = ['-c', 'user.name=Example', '-c', 'user.email=example@example.com'];
  git('init', '--quiet');
  writeFileSync(join(directory, 'file'), 'content');
  git('add', 'file');
  git(...identity, 'commit', '--quiet', '--message', 'A commit', '--date', '2026-11-01T10:00:00Z');
  return git('rev-parse', 'HEAD');
}

test('names the commit of a clean work tree', () => {
  const hash = commit();
  expect(sourceRevision(directory, {}, now)).toMatchObject({ commit: hash, modified: false, authors: ['example@example.com'] });
});

test('says that the work tree differs from its commit', () => {
  commit();
  writeFileSync(join(directory, 'another'), 'file');
  expect(sourceRevision(directory, {}, now).modified).toBe(true);
});

test('names all who wrote what a merge brings, and nobody of before', () => {
  commit();
  const git = (email: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Example', '-c', `user.email=${email}`, ...args], { cwd: directory, encoding: 'utf8' });
  const main = git('x', 'branch', '--show-current').trim();
  git('x', 'switch', '--quiet', '--create', 'topic');
  git('One@example.com', 'commit', '--quiet', '--allow-empty', '--message', 'A first part');
  git('two@example.com', 'commit', '--quiet', '--allow-empty', '--message', 'A second\n\nCo-authored-by: Somebody <three@example.com>');
  git('x', 'switch', '--quiet', main);
  git('merger@example.com', 'merge', '--quiet', '--no-ff', '--message', 'A merge', 'topic');
  expect(sourceRevision(directory, {}, now).authors).toEqual([
    'merger@example.com',
    'one@example.com',
    'three@example.com',
    'two@example.com',
  ]);
});

test('takes the commit of an archive from the environment', () => {
  const named = { CAREPATH_COMMIT: 'a'.repeat(40), CAREPATH_COMMITTED_AT: '2026-10-01T00:00:00Z' };
  expect(sourceRevision(directory, named, now)).toEqual({ commit: 'a'.repeat(40), committedAt: '2026-10-01T00:00:00Z', modified: false });
});

test('judges by the clock where no commit is known', () => {
  // A directory that git cannot ascend from, even if the temporary directory lies in a work tree.
  expect(sourceRevision(join(directory, 'missing'), {}, now)).toEqual({
    commit: 'unknown',
    committedAt: now.toISOString(),
    modified: true,
  });
});
