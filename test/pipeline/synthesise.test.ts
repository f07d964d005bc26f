import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessOf } from '../../src/assembly/access/access-of';
import { judgeAccess } from '../../src/assembly/access/judge';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { configuration } from '../../src/config';
import { synthesise } from '../../src/pipeline/synthesise';
import type { Configuration, EnvironmentConfiguration } from '../../src/schema/configuration';
import { resolvePlatform } from '../../src/schema/resolve';

const source = { commit: 'a'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false };
const directories: string[] = [];

function synthesised(changed: Configuration): string {
  const outdir = mkdtempSync(join(tmpdir(), 'carepath-variant-'));
  directories.push(outdir);
  return synthesise(resolvePlatform(changed), source, outdir);
}

/** What the shipped configuration leaves out: another Region, engine and edge, one zone's NAT for nobody, an organisation's trail, a proxy and a restore. */
function elsewhere(environment: EnvironmentConfiguration, index: number): EnvironmentConfiguration {
  return {
    ...environment,
    ...(index === 0 ? { edge: { kind: 'rest-api' }, frontendOrigins: environment.frontendOrigins.slice(0, 1) } : {}),
    region: 'eu-west-1',
    database: { ...environment.database, engine: 'mysql', proxy: true, restores: [{ name: 'trial', snapshot: 'before-trial' }] },
    singletons: {
      cloudTrail: 'organisation',
      config: index === 0 ? 'create' : 'organisation',
      guardDuty: 'organisation',
      securityHub: 'existing',
      accessAnalyzer: 'existing',
    },
  };
}

beforeAll(() => {
  process.env.CDK_VALIDATION = 'false'; // The built-in validation judges the shipped configuration at every build; this is about the packs.
});
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

describe('environments in another Region, on the other engine, one with the other edge, under an organisation’s trail', () => {
  let directory: string;
  beforeAll(() => {
    // One of each kind is enough: with patients' data and without.
    const kinds = [true, false].flatMap((protect) => configuration.environments.find(({ protectData }) => protectData === protect) ?? []);
    directory = synthesised({ ...configuration, environments: kinds.reverse().map(elsewhere) });
  });

  test('pass the policy gate by the entries that arise sometimes, each of which they use', () => {
    const report: ValidationReport = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    const reasons = new Set(
      report.pluginReports.flatMap(({ suppressedViolations = [] }) => suppressedViolations.map(({ reason }) => reason)),
    );
    // Rules on templates are off here; their entries of dev's NAT instance are used at every build.
    const sometimes = (configuration.exceptions ?? []).filter(
      ({ arises, path, rules }) =>
        arises === 'sometimes' && !path.startsWith('audit/Trail/') && !rules.every((rule) => rule.startsWith('Carepath::')),
    );
    expect(sometimes.filter((entry) => ![...reasons].some((reason) => reason.startsWith(entry.reason)))).toEqual([]);
  });

  test('take their artifacts from a bucket in their Region, which is deployed before the pipeline', () => {
    const assembly = loadAssembly(directory);
    const store = assembly.stacks.find(({ name }) => name === 'carepath-pipeline-artifacts-eu-west-1');
    expect(store).toMatchObject({ account: '111111111111', region: 'eu-west-1' });
    expect(assembly.stacks.find(({ name }) => name === 'carepath-pipeline')?.dependencies).toContain(store?.id);
  });

  test('grant nothing beyond configuration there either, and the key of those artifacts by its name', () => {
    const assembly = loadAssembly(directory);
    const access = accessOf(assembly);
    expect(access.flatMap((one) => judgeAccess(one, assembly))).toEqual([]);
    const elsewhere = access
      .flatMap(({ principals }) => principals.flatMap(({ grants }) => grants))
      .filter(({ resources }) => resources.some(({ arn }) => arn === 'arn:aws:kms:eu-west-1:111111111111:key/*'));
    expect(new Set(elsewhere.flatMap(({ conditions }) => conditions))).toEqual(
      new Set(['kms:ResourceAliases ForAnyValue:StringEquals alias/carepath-pipeline-artifacts-eu-west-1']),
    );
  });

  test('read across Regions only what CloudFront takes from us-east-1', () => {
    const readers = loadAssembly(directory).stacks.filter(({ template }) =>
      /GetStackOutput":\{[^}]*us-east-1/.test(JSON.stringify(template)),
    );
    expect(readers.map(({ name }) => name)).toEqual(['Prod-edge']);
  });
});

test('an image that is still null leaves its service out of every environment, and keeps its stack and its repository', () => {
  const [first] = configuration.environments;
  const directory = synthesised({
    ...configuration,
    environments: first ? [first] : [],
    images: { ...configuration.images, doctor: null },
    exceptions: configuration.exceptions?.map((entry) => ({ ...entry, arises: 'sometimes' })),
  });
  const assembly = loadAssembly(directory);
  const stack = assembly.stacks.find(({ name }) => name === 'Dev-service-doctor');
  expect(Object.values(stack?.template.Resources ?? {}).map(({ Type }) => Type)).toEqual(['AWS::CloudFormation::WaitConditionHandle']);
  expect(assembly.manifest?.withheldServices).toEqual(['doctor']);
  expect(JSON.stringify(assembly.stacks.find(({ name }) => name === 'carepath-pipeline')?.template)).toContain('carepath/doctor');
});

interface ValidationReport {
  readonly pluginReports: readonly { readonly suppressedViolations?: readonly { readonly reason: string }[] }[];
}
