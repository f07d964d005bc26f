import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../../src/assembly/assembly';
import { controlsOf } from '../../../src/policy/controls/controls-of';
import { gatesIn } from '../../../src/policy/controls/gates-in';
import { measures } from '../../../src/policy/controls/measures';
import { recordedEvidence } from '../../../src/policy/controls/recorded-evidence';
import { safeguards } from '../../../src/policy/controls/safeguards';
import { isServedHere } from '../../../src/policy/controls/safeguards/safeguard';
import { templateEvidence } from '../../../src/policy/controls/template-evidence';
import { ownEngine, ownRules } from '../../../src/policy/rules/own-rules';
import { gates } from '../../../src/schema/gates';
import type { RuleInfo } from '../../../src/schema/rule-results';
import { synthesisedAssembly } from '../../synthesised';
import { changed } from './hand-made';

const assembly = synthesisedAssembly();
const recorded = recordedEvidence(assembly);
const matrix = controlsOf(assembly, recorded);

describe('the table of safeguards', () => {
  const citations = safeguards.map(({ citation }) => citation);

  test('lists each once', () => {
    expect(new Set(citations).size).toBe(citations.length);
  });

  // 18 standards and 36 specifications, as Appendix A to subpart C has them, and those of 164.316, which it leaves out.
  test.each([
    ['164.308', 9 + 21],
    ['164.310', 4 + 8],
    ['164.312', 5 + 7],
    ['164.316', 2 + 3],
  ])('has the standards and specifications of %s', (section, count) => {
    expect(citations.filter((citation) => citation.startsWith(section))).toHaveLength(count);
  });

  test.each([
    ['measure', () => measures.flatMap((measure) => measure.safeguards)],
    ['gate', () => Object.values(gates).flatMap((gate) => gate.safeguards)],
    ['rule on constructs', () => recorded.rules.flatMap(({ controls }) => controls)],
    ['rule on templates', () => ownRules().rules.flatMap(({ controls }) => controls)],
  ])('knows every safeguard that a %s names', (_, cited) => {
    expect(cited().filter((citation) => !citations.includes(citation))).toEqual([]);
  });

  test('names no measure for what infrastructure cannot serve', () => {
    const beyond = safeguards.filter((safeguard) => !isServedHere(safeguard)).map(({ citation }) => citation);
    expect(measures.flatMap((measure) => measure.safeguards).filter((citation) => beyond.includes(citation))).toEqual([]);
  });
});

describe('in this repository’s assembly', () => {
  test('every safeguard that infrastructure can serve is served where patients’ data is', () => {
    const unserved = matrix.safeguards.filter(
      (safeguard) => isServedHere(safeguard) && !safeguard.resources.some(({ stack }) => /^(Prod-|carepath-pipeline)/.test(stack)),
    );
    expect(unserved.map(({ citation }) => citation)).toEqual([]);
  });

  test('every measure is taken by some resource of each kind of type that is here', () => {
    const here = new Set(assembly.stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type)));
    const taken = new Set(matrix.safeguards.flatMap(({ resources }) => resources.map(({ measure }) => measure)));
    const idle = measures.filter(({ id, done }) => !taken.has(id) && Object.keys(done).some((type) => here.has(type)));
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  test('what rules on constructs failed is what the validation report lists, and all of it is excepted', () => {
    const report: ValidationReport = JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8'));
    const pack = report.pluginReports.find(({ pluginName }) => pluginName === 'HIPAA.Security');
    const reported = [...(pack?.violations ?? []), ...(pack?.suppressedViolations ?? [])].flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `HIPAA.Security::${ruleName} ${constructPath}`),
    );
    const counted = matrix.rules
      .filter(({ on }) => on === 'constructs')
      .flatMap(({ id, failing }) => failing.map((path) => `${id} ${path}`));
    expect(counted.length).toBeGreaterThan(100);
    expect(counted.sort()).toEqual([...new Set(reported)].sort());
    expect(matrix.rules.filter(({ failing, excepted }) => failing.length !== excepted.length)).toEqual([]);
  });

  test('every gate is named, and where the pipeline asks it', () => {
    const inEach = (action: string) => assembly.manifest?.environments.map(({ stage }) => `${stage}/${action}`);
    expect(Object.keys(gates).sort()).toEqual(
      gatesIn(assembly)
        .map(({ name }) => name)
        .sort(),
    );
    expect(gatesIn(assembly).find(({ name }) => name === 'smoke')?.at).toEqual(inEach('Smoke'));
  });

  test('gates of one command are all named at its place', () => {
    const at = (gate: string) => gatesIn(assembly).find(({ name }) => name === gate)?.at;
    expect(at('window')).toEqual(at('release'));
    expect(at('calendar')).toEqual(at('release'));
  });

  test('the smoke gate is not named once its command is gone', () => {
    const isSmoke = ({ Type, Properties }: { Type: string; Properties?: unknown }) =>
      Type === 'AWS::CodeBuild::Project' && JSON.stringify(Properties).includes('gate smoke');
    const without = gatesIn(changed(assembly, 'carepath-pipeline', isSmoke, { Source: { Type: 'CODEPIPELINE' } }));
    expect(without.map(({ name }) => name)).toEqual(Object.keys(gates).filter((name) => name !== 'smoke'));
  });

  test('the build has written the same matrix beside it', () => {
    const written = JSON.parse(readFileSync(join(assembly.directory, 'controls.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(matrix)));
  });
});

test('one broken resource raises the failing count of its safeguard by one', () => {
  const broken = changed(assembly, 'Prod-cluster', ({ Type }) => Type === 'AWS::ElasticLoadBalancingV2::Listener', { Protocol: 'HTTP' });
  const before = failing(assembly);
  const after = failing(broken);
  expect(after.failing).toBe(before.failing + 1);
  expect(after.passing).toBe(before.passing - 1);

  /** Of the rule that listeners speak TLS, in the stack that has them. */
  function failing(one: Assembly) {
    const stacks = one.stacks.filter(({ name }) => name === 'Prod-cluster');
    const rules: RuleInfo[] = ownRules()
      .rules.filter(({ id }) => id === 'listener-speaks-tls')
      .map((rule) => ({ ...rule }));
    const findings = stacks.flatMap(({ name, template, account, region }) =>
      ownEngine()
        .judge({ name, content: JSON.stringify(template), account, region })
        .map(({ rule, resource }) => ({ rule, resource, stack: name })),
    );
    const { safeguards: all } = controlsOf(one, { rules: templateEvidence({ stacks }, rules, findings), notCounted: [] });
    const [counts] = all.find(({ citation }) => citation === '164.312(e)(1)')?.rules ?? [];
    if (!counts) throw new Error('no rule checks 164.312(e)(1)');
    return counts;
  }
});

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly Violation[];
    readonly suppressedViolations?: readonly Violation[];
  }[];
}

interface Violation {
  readonly ruleName: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}
