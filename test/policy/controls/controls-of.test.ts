import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../../src/assembly/assembly';
import { controlsOf } from '../../../src/policy/controls/controls-of';
import type { ControlMatrix, SafeguardEvidence } from '../../../src/policy/controls/matrix';
import { recordedEvidence, templatesNotJudged } from '../../../src/policy/controls/recorded-evidence';
import { type TemplateFinding, templateEvidence } from '../../../src/policy/controls/template-evidence';
import type { RuleInfo } from '../../../src/schema/rule-results';
import { removeAssemblies, writeJson } from '../../assembly/write-assembly';
import { changed, encrypted, excuse, handMade } from './hand-made';

afterAll(removeAssemblies);

function matrixOf(assembly: Assembly, findings: readonly TemplateFinding[] = []): ControlMatrix {
  const { rules, notCounted } = recordedEvidence(assembly);
  return controlsOf(assembly, { rules: [...rules, ...templateEvidence(assembly, [ownRule], findings)], notCounted });
}

function safeguardIn({ safeguards }: ControlMatrix, citation: string): SafeguardEvidence {
  const found = safeguards.find((safeguard) => safeguard.citation === citation);
  if (!found) throw new Error(`${citation} is not in the matrix`);
  return found;
}

const ownRule: RuleInfo = {
  id: 'Carepath::database-is-encrypted',
  title: 'Databases are encrypted',
  controls: ['164.312(a)(2)(iv)'],
  resourceTypes: ['AWS::RDS::DBInstance'],
};
const encryption = '164.312(a)(2)(iv)';

test('a safeguard has what serves it, what checks it, and what is excepted: the shape that the README documents', () => {
  const matrix = matrixOf(handMade(), [{ rule: ownRule.id, stack: 'Prod-database', resource: 'Two' }]);
  expect(safeguardIn(matrix, encryption)).toEqual({
    citation: '164.312(a)(2)(iv)',
    title: 'Encryption and decryption',
    kind: 'addressable',
    by: 'infrastructure',
    note: expect.any(String),
    resources: [
      {
        stack: 'Prod-database',
        measure: 'own-key',
        title: 'Data rests encrypted under a customer-managed key',
        paths: ['database/One/Resource', 'database/Two/Resource'],
      },
    ],
    rules: [
      { id: encrypted, passing: 1, failing: 1, excepted: 1 },
      { id: 'Carepath::database-is-encrypted', passing: 1, failing: 1, excepted: 0 },
    ],
    exceptions: [
      {
        scope: 'environment',
        path: 'database/Two/Resource',
        rules: [encrypted],
        owner: 'platform-team',
        expires: '2027-06-30',
        reason: 'It holds what a test has made, and nothing else.',
        resources: 1,
      },
    ],
    gates: [],
  });
  expect(Object.keys(matrix)).toEqual(['schemaVersion', 'platform', 'commit', 'safeguards', 'rules', 'notCounted']);
  expect(matrix.rules[0]).toEqual({
    id: encrypted,
    title: 'The RDS DB Instance or Aurora cluster does not have storage encrypted.',
    controls: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'],
    on: 'constructs',
    passing: ['app/Prod/database/One/Resource'],
    failing: ['app/Prod/database/Two/Resource'],
    excepted: ['app/Prod/database/Two/Resource'],
  });
});

test('a resource that no longer does what is asked serves no more', () => {
  const assembly = changed(handMade(), 'Prod-database', () => true, { StorageEncrypted: false });
  expect(safeguardIn(matrixOf(assembly), encryption).resources).toMatchObject([{ paths: ['database/Two/Resource'] }]);
});

describe('a rule on templates', () => {
  const counts = (findings: readonly TemplateFinding[]) =>
    safeguardIn(matrixOf(handMade(), findings), encryption).rules.find(({ id }) => id === ownRule.id);

  test('passes on every resource that it is about and finds nothing on', () => {
    expect(counts([])).toMatchObject({ passing: 2, failing: 0 });
  });

  test('fails once on a resource on which it finds something twice', () => {
    const finding = { rule: ownRule.id, stack: 'Prod-database', resource: 'One' };
    expect(counts([finding, finding])).toMatchObject({ passing: 1, failing: 1 });
  });

  test('fails on a template as a whole, too', () => {
    expect(counts([{ rule: ownRule.id, stack: 'Prod-database', resource: '' }])).toMatchObject({ passing: 2, failing: 1 });
  });

  test('says nothing of what another rule finds', () => {
    expect(counts([{ rule: 'Carepath::another', stack: 'Prod-database', resource: 'One' }])).toMatchObject({ passing: 2, failing: 0 });
  });
});

describe('an exception', () => {
  test('of another resource excuses nothing', () => {
    const elsewhere = { ...excuse, acknowledged: [{ rule: encrypted, resource: 'app/Dev/database/Two/Resource', count: 1 }] };
    expect(safeguardIn(matrixOf(handMade([elsewhere])), encryption).rules[0]).toMatchObject({ failing: 1, excepted: 0 });
  });

  test('that acknowledged nothing touches no safeguard', () => {
    expect(safeguardIn(matrixOf(handMade([{ ...excuse, acknowledged: [] }])), encryption).exceptions).toEqual([]);
  });

  test('of the same question in another pack is an exception of both', () => {
    const rule = 'NIST.800.53.R5::NIST.800.53.R5-RDSStorageEncrypted';
    const twin = { ...excuse, rules: [rule], acknowledged: [{ rule, resource: 'app/Prod/database/Two/Resource', count: 1 }] };
    expect(safeguardIn(matrixOf(handMade([twin])), encryption).rules[0]).toMatchObject({ failing: 1, excepted: 1 });
  });

  test('of one part of what a rule found is an exception of the rule', () => {
    const part = { ...excuse, acknowledged: [{ rule: `${encrypted}[a part]`, resource: 'app/Prod/database/Two/Resource', count: 1 }] };
    expect(safeguardIn(matrixOf(handMade([part])), encryption).rules[0]).toMatchObject({ failing: 1, excepted: 1 });
  });
});

describe('what rules on constructs said is not counted', () => {
  test('of a template that was edited after they had looked at it', () => {
    const assembly = handMade();
    const [stack] = assembly.stacks;
    if (!stack) throw new Error('no stack');
    const [path = ''] = Object.keys(stack.assets.manifests);
    const published = { version: '55.0.0', files: { ['0'.repeat(64)]: { source: { path: 'Proddatabase.template.json' } } } };
    writeJson(join(assembly.directory, path), published);
    const edited = { ...assembly, stacks: [{ ...stack, assets: { ...stack.assets, manifests: { [path]: published } } }] };

    const matrix = matrixOf(edited);
    expect(matrix.notCounted).toEqual(['Rules on constructs in Prod-database: its template was edited after they had looked at it.']);
    expect(safeguardIn(matrix, encryption).rules.map(({ id }) => id)).toEqual([ownRule.id]);
  });

  test('where the assembly holds none of it', () => {
    const assembly = handMade();
    const { notCounted } = matrixOf({ ...assembly, directory: join(assembly.directory, 'elsewhere') });
    expect(notCounted).toEqual([
      'Rules on constructs: the assembly has no rule-results.json, which says what they found.',
      templatesNotJudged,
    ]);
  });

  test('and it is an error where it cannot be read', () => {
    const assembly = handMade();
    const file = join(assembly.directory, 'rule-results.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"schemaVersion": 1', '"schemaVersion": 2'));
    expect(() => matrixOf(assembly)).toThrow(/rule-results\.json: schemaVersion: /);
  });
});

test('an assembly without a register says so, and excuses nothing', () => {
  const assembly = handMade();
  const matrix = matrixOf({ ...assembly, manifest: undefined });
  expect(matrix.notCounted).toEqual(['Exceptions: the assembly does not say what its register acknowledges.']);
  expect(safeguardIn(matrix, encryption).rules[0]).toMatchObject({ failing: 1, excepted: 0 });
});
