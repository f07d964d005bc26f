import type { Assembly } from '../../src/assembly/assembly';
import { isAccepted } from '../../src/rehearsal/report';
import type { AllowedReplacement } from '../../src/schema/allowed-replacement';
import type { ManifestEnvironment } from '../../src/schema/manifest';
import { finding, protectedRelease, rehearsal, release, resource, rulesOf } from './hand-made';

const keeping = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' } as const;
const path = { 'aws:cdk:path': 'release-pipeline/Prod/data/Instance/Resource' };
const instance = (port: number) => resource('AWS::RDS::DBInstance', { Port: port }, { ...keeping, Metadata: path });
const topic = resource('AWS::SNS::Topic');

const withPort = (port: number): Assembly =>
  release({ Prod: { stacks: [{ data: { Resources: { Instance: instance(port), Topic: topic } } }] } });

const declaration: AllowedReplacement = {
  resource: 'data/Instance',
  reason: 'The rows are copied over by the migration of this release.',
  owner: 'platform-team',
  expires: '2026-06-30',
};

/** With more to say of its one environment; its commit is of the first day of 2026. */
function saying(assembly: Assembly, more: Partial<ManifestEnvironment>): Assembly {
  const said = protectedRelease(assembly, 'Prod');
  if (!said.manifest) throw new Error('no manifest');
  return {
    ...said,
    manifest: { ...said.manifest, environments: said.manifest.environments.map((environment) => ({ ...environment, ...more })) },
  };
}

const declaring = (...allowReplacement: AllowedReplacement[]) => saying(withPort(3306), { allowReplacement });

describe('a replacement of what holds data', () => {
  test('refuses the release where data is protected, and says what to declare', async () => {
    const report = await rehearsal(declaring(), saying(withPort(5432), {}));
    expect(report.outcome).toBe('promoted');
    expect(isAccepted(report)).toBe(false);
    const { severity, message, remedy } = finding(report, 'stateful-replacement');
    expect(severity).toBe('error');
    expect(message).toContain('is replaced because Port changes; the old one stays behind');
    expect(remedy).toContain("allowReplacement: [{ resource: 'data/Instance', reason, owner, expires }]");
  });

  test('is accepted where the head declares it, and its reason stands in the report', async () => {
    const report = await rehearsal(declaring(declaration), saying(withPort(5432), {}));
    expect(isAccepted(report)).toBe(true);
    const { severity, message } = finding(report, 'stateful-replacement');
    expect(severity).toBe('info');
    expect(message).toContain('Declared by platform-team until 2026-06-30: The rows are copied over');
  });

  test.each([
    ['has expired', { ...declaration, expires: '2025-12-30' }],
    ['names another resource', { ...declaration, resource: 'data/Topic' }],
    ['names the stack alone', { ...declaration, resource: 'data' }],
  ])('is refused where the declaration %s', async (_, entry) => {
    expect(isAccepted(await rehearsal(declaring(entry), saying(withPort(5432), {})))).toBe(false);
  });

  test('is refused where the base alone declares it: that was about another release', async () => {
    const base = saying(withPort(5432), { allowReplacement: [declaration] });
    expect(isAccepted(await rehearsal(declaring(), base))).toBe(false);
  });

  test('is refused where the base alone protects the data: it is still there', async () => {
    const head = saying(withPort(3306), { protectData: false });
    expect(isAccepted(await rehearsal(head, saying(withPort(5432), {})))).toBe(false);
  });

  test('is a warning where data is not protected', async () => {
    const open = { protectData: false };
    const report = await rehearsal(saying(withPort(3306), open), saying(withPort(5432), open));
    expect(finding(report, 'stateful-replacement').severity).toBe('warning');
    expect(isAccepted(report)).toBe(true);
  });
});

describe('a deletion of what holds data', () => {
  const without = release({ Prod: { stacks: [{ data: { Resources: { Topic: topic } } }] } });
  const snapshot = release({
    Prod: { stacks: [{ data: { Resources: { Topic: topic, Instance: { ...instance(5432), DeletionPolicy: 'Snapshot' } } } }] },
  });

  test('refuses the release where data is protected', async () => {
    const report = await rehearsal(saying(without, {}), saying(snapshot, {}));
    expect(finding(report, 'stateful-deletion').severity).toBe('error');
  });

  test('is accepted where the head declares it', async () => {
    const report = await rehearsal(saying(without, { allowReplacement: [declaration] }), saying(snapshot, {}));
    expect(finding(report, 'stateful-deletion').severity).toBe('info');
  });

  test('refuses the release where another of its type takes its place, though it stays: that one is empty', async () => {
    const renamed = release({ Prod: { stacks: [{ data: { Resources: { Topic: topic, Store: instance(5432) } } }] } });
    const report = await rehearsal(saying(renamed, {}), saying(withPort(5432), {}));
    expect(finding(report, 'stateful-deletion')).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('stays behind, without a stack, and Store takes its place, empty'),
    });
  });

  test('is a warning where the resource stays, without a stack', async () => {
    const report = await rehearsal(saying(without, {}), saying(withPort(5432), {}));
    expect(finding(report, 'stateful-deletion').severity).toBe('warning');
  });
});

describe('a declaration that has no effect', () => {
  test('is told of where nothing is replaced, and refuses nothing', async () => {
    const report = await rehearsal(declaring(declaration), saying(withPort(3306), {}));
    expect(finding(report, 'idle-declaration')).toMatchObject({ severity: 'info', where: 'prod' });
    expect(isAccepted(report)).toBe(true);
  });

  test('is not told of while its environment has not been reached', async () => {
    const failures = [{ stage: 'Prod', action: 'data.Deploy' }];
    const report = await rehearsal(declaring(declaration), saying(withPort(3306), {}), { failures });
    expect(rulesOf(report)).not.toContain('idle-declaration');
  });

  test('is not told of in empty accounts, which hold nothing to replace', async () => {
    expect(rulesOf(await rehearsal(declaring(declaration)))).not.toContain('idle-declaration');
  });
});
