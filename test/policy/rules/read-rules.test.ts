import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ownRules } from '../../../src/policy/rules/own-rules';
import { readRules } from '../../../src/policy/rules/read-rules';
import { removeAssemblies, temporaryDirectory } from '../../assembly/write-assembly';

afterAll(removeAssemblies);

const annotations = `# METADATA
# title: Buckets have a name that tells
# description: A bucket whose name tells nothing is opened to see what it holds.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)"]
#   resources: ["AWS::S3::Bucket"]
`;
const body = `package carepath.rules.bucket_name

violation contains finding if { finding := make_diag("bucket-name", "ERROR", "Bucket", "x") }
`;

function directoryOf(files: Readonly<Record<string, string>>): string {
  const directory = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return directory;
}

test('a rule is its file: its name, its annotations, its text', () => {
  const { rules } = readRules(directoryOf({ 'storage/bucket-name.rego': annotations + body }));
  expect(rules).toEqual([
    {
      id: 'bucket-name',
      title: 'Buckets have a name that tells',
      description: 'A bucket whose name tells nothing is opened to see what it holds.',
      severity: 'error',
      controls: ['164.312(a)(1)'],
      resourceTypes: ['AWS::S3::Bucket'],
      rego: annotations + body,
    },
  ]);
});

test('what is in `shared` is no rule', () => {
  const { rules, shared } = readRules(
    directoryOf({ 'storage/bucket-name.rego': annotations + body, 'shared/values.rego': 'package carepath.shared.values\n' }),
  );
  expect([rules.map(({ id }) => id), shared.map(({ name }) => name)]).toEqual([['bucket-name'], ['shared/values.rego']]);
});

describe('a file that is no rule is an error: left out, it would pass what it is there to find', () => {
  test.each([
    ['no annotations', body, 'annotations'],
    ['an unknown severity', annotations.replace('severity: error', 'severity: mild') + body, 'custom.severity'],
    ['no citation', annotations.replace('164.312(a)(1)', 'GDPR') + body, '45 CFR 164'],
    ['annotations that are not YAML', annotations.replace('custom:', 'custom: [') + body, 'annotations'],
    ['another package', annotations + body.replace('bucket_name', 'other'), 'package carepath.rules.bucket_name'],
    ['findings under another name', annotations + body.replace('"bucket-name"', '"other"'), 'must bear its name'],
    ['no finding at all', `${annotations}package carepath.rules.bucket_name\n`, 'must bear its name'],
  ])('%s', (_what, content, message) => {
    expect(() => readRules(directoryOf({ 'storage/bucket-name.rego': content }))).toThrow(message);
  });

  test('a directory without rules', () => {
    expect(() => readRules(directoryOf({ 'README.md': '' }))).toThrow('holds no rule');
  });

  test('a directory that is not there', () => {
    expect(() => readRules('/nowhere')).toThrow('ENOENT');
  });

  test('two rules of one name', () => {
    const content = annotations + body;
    expect(() => readRules(directoryOf({ 'a/bucket-name.rego': content, 'b/bucket-name.rego': content }))).toThrow('two rules');
  });
});

test('each of the repository’s own rules has a table of templates', () => {
  const tables = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).map((file) => basename(file));
  expect(ownRules().rules.filter(({ id }) => !tables.includes(`${id}.test.ts`))).toEqual([]);
});
