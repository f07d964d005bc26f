import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportAdvisories } from '../../src/supply-chain/advisories';
import { readAudit } from '../../src/supply-chain/read-audit';
import { removeAssemblies, temporaryDirectory } from '../assembly/write-assembly';
import { nobodysRegistry, type ServiceKind, startAdvisoryService } from './advisory-service';

// The real npm asks a registry that a server of this process plays. Its start takes most of the time, so that all of them run at once.

interface Answer {
  readonly code: number;
  readonly said: string;
}

const kinds: readonly ServiceKind[] = ['clean', 'vulnerable', 'without-service', 'broken', 'malformed'];
const answers = new Map<string, Answer>();

beforeAll(async () => {
  const service = await startAdvisoryService();
  const registries = new Map<string, string>(kinds.map((kind) => [kind, service.registryOf(kind)]));
  registries.set('gone', await nobodysRegistry());
  await Promise.all([...registries].map(async ([kind, registry]) => answers.set(kind, await asked(registry))));
  await service.close();
}, 60_000);
afterAll(removeAssemblies);

async function asked(registry: string): Promise<Answer> {
  const directory = temporaryDirectory();
  const root = { name: 'repository', version: '1.0.0', dependencies: { 'left-thing': '1.0.0' } };
  const packages = { '': root, 'node_modules/left-thing': { version: '1.0.0' } };
  writeFileSync(
    join(directory, 'package-lock.json'),
    JSON.stringify({ name: 'repository', version: '1.0.0', lockfileVersion: 3, packages }),
  );
  // A cache of its own: npm keeps what it has worked out of an advisory.
  const environment = {
    ...process.env,
    npm_config_registry: registry,
    npm_config_fetch_retries: '0',
    npm_config_cache: join(directory, 'cache'),
  };
  const said: string[] = [];
  const code = await reportAdvisories(directory, environment, (line) => said.push(line));
  return { code, said: said.join('\n') };
}

test('packages of which no grave vulnerability is known pass, and are counted', () => {
  expect(answers.get('clean')).toEqual({ code: 0, said: 'No known vulnerability of high severity or worse in 1 packages.' });
});

test('a vulnerability of high severity fails, and is named with its advisory', () => {
  expect(answers.get('vulnerable')).toEqual({
    code: 1,
    said: expect.stringContaining(
      'error left-thing (high) at node_modules/left-thing: Runs what it is given (https://advisories.example/3)',
    ),
  });
});

test.each([
  ['a registry without an advisory service', 'without-service', '404 Not Found'],
  ['a service that breaks down', 'broken', '500 Internal Server Error'],
  ['an answer that is no JSON', 'malformed', 'invalid json response body'],
  ['a registry that nobody answers for', 'gone', 'ECONNREFUSED'],
])('%s is no pass, and is said to be none', (_, kind, reason) => {
  const { code, said } = answers.get(kind) ?? { code: 0, said: '' };
  expect(code).toBe(2);
  expect(said).toMatch(
    new RegExp(`^error The advisory service could not be asked: .*${reason}.*\nWhether .* is not known, and so this step fails`),
  );
});

test('a service that knows of no vulnerability at all is no pass', () => {
  const printed = { auditReportVersion: 2, vulnerabilities: {}, metadata: { dependencies: { total: 2 } } };
  const reason = 'it finds nothing wrong with lodash 4.17.4: it answers, and has no advisories';
  expect(readAudit(JSON.stringify(printed))).toEqual({ outcome: 'unknown', reason });
});

test('what npm has never printed before is no pass', () => {
  expect(readAudit('')).toEqual({ outcome: 'unknown', reason: 'npm printed no report that is understood here' });
});
