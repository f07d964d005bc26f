import fc from 'fast-check';
import { decideBaseline } from '../../../src/gates/posture/baseline';
import { decidePosture, type PostureFacts, type ServiceFacts } from '../../../src/gates/posture/decide-posture';
import type { Fault, Posture } from '../../../src/gates/posture/posture';

const fault = (key: string, whose: Fault['whose'] = 'own'): Fault => ({ key, text: `${key} is wrong`, whose });
const read = (...value: Fault[]): Posture['drift'] => ({ state: 'read', value });
const posture = (more: Partial<Posture> = {}): Posture => ({
  schemaVersion: 1,
  at: '2026-11-02T08:00:00Z',
  compliance: read(),
  findings: read(),
  drift: read(),
  ...more,
});
const one = `sha256:${'1'.repeat(64)}`;
const other = `sha256:${'2'.repeat(64)}`;
const container = (image: string, imageDigest = '') => ({ name: 'Service', image, imageDigest });
const eshop = (desired: number, ...containers: ReturnType<typeof container>[]): ServiceFacts => ({
  service: 'Prod-service-eshop/eshop',
  containers: [{ name: 'Service', digest: one }],
  running: { state: 'read', value: { desired, tasks: containers.map((found, index) => ({ arn: `task/${index}`, containers: [found] })) } },
});
const facts = (more: Partial<PostureFacts> = {}): PostureFacts => ({
  baseline: { state: 'read', value: posture() },
  posture: posture(),
  made: { compliance: true, findings: true, drift: true },
  services: [],
  ...more,
});
const reasons = (more: Partial<PostureFacts>) => {
  const { outcome, reasons: said } = decidePosture(facts(more));
  return [outcome, ...said];
};

describe('posture', () => {
  test('what was wrong before blocks nobody', () => {
    const same = posture({ compliance: read(fault('bucket')), findings: read(fault('root')), drift: read(fault('queue')) });
    expect(reasons({ baseline: { state: 'read', value: same }, posture: same })[0]).toBe('pass');
  });

  test.each(['compliance', 'findings', 'drift'] as const)('what is wrong since then blocks: %s', (aspect) => {
    expect(reasons({ posture: posture({ [aspect]: read(fault('bucket')) }) })).toEqual(['block', 'since the baseline: bucket is wrong']);
  });

  test('of what an account without a baseline calls by its own name, nobody can say that it is new', () => {
    const first = posture({ compliance: { state: 'absent' } });
    const now = posture({ compliance: read(fault('AROA', 'unknown')) });
    expect(reasons({ baseline: { state: 'read', value: first }, posture: now })[0]).toBe('pass');
    expect(reasons({ posture: now })[0]).toBe('block');
  });

  test('in an account that was empty, what is wrong with the release’s own resources blocks', () => {
    const first = posture({ compliance: { state: 'absent' }, findings: { state: 'absent' }, drift: { state: 'absent' } });
    expect(reasons({ baseline: { state: 'read', value: first }, posture: posture({ findings: read(fault('bucket')) }) })[0]).toBe('block');
  });

  test('what the release makes has to be there; what is the organisation’s need not', () => {
    const without = posture({ compliance: { state: 'absent' } });
    expect(reasons({ posture: without })).toEqual(['block', 'the conformance pack of the release is not there']);
    expect(reasons({ posture: without, made: { compliance: false, findings: true, drift: true } })).toEqual([
      'pass',
      'the conformance pack: the release makes none, and the account has none to ask',
      expect.any(String),
      expect.any(String),
    ]);
  });

  test.each([
    ['no baseline', { baseline: { state: 'absent' } }, /^no baseline was taken/],
    ['a baseline that cannot be read', { baseline: { state: 'unreadable', reason: 'x' } }, /^x: nobody could say what is new/],
    ['drift that cannot be read', { posture: posture({ drift: { state: 'unreadable', reason: 'x' } }) }, /^x$/],
  ] as const)('%s blocks', (_what, more, sentence) => {
    expect(reasons(more)).toEqual(['block', expect.stringMatching(sentence)]);
  });

  test('it blocks exactly where a key is there that was not before', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const was = posture({ findings: read(...before.map((key) => fault(key))) });
        const [outcome, ...said] = reasons({
          baseline: { state: 'read', value: was },
          posture: posture({ findings: read(...after.map((key) => fault(key))) }),
        });
        const fresh = after.filter((key) => !before.includes(key));
        expect(outcome).toBe(fresh.length > 0 ? 'block' : 'pass');
        if (fresh.length > 0) expect(said).toEqual(fresh.map((key) => `since the baseline: ${key} is wrong`));
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe('images', () => {
  test.each([
    ['named by its digest', container(`registry/eshop@${one}`, other), 'pass'],
    ['named by a tag, and reported by its digest', container('registry/eshop:v1', one), 'pass'],
    ['another', container(`registry/eshop@${other}`, other), 'block'],
    ['one that ECS does not name', container('registry/eshop:v1'), 'block'],
    ['of a container that the release does not have', { ...container(`r@${one}`), name: 'Miner' }, 'block'],
  ])('%s: %s', (_what, found, outcome) => {
    expect(reasons({ services: [eshop(1, found)] })[0]).toBe(outcome);
  });

  test('one old task among new ones blocks', () => {
    expect(reasons({ services: [eshop(2, container(`r@${one}`), container(`r@${other}`))] })).toEqual([
      'block',
      `Prod-service-eshop/eshop: container Service runs ${other}, and not ${one}`,
    ]);
  });

  test('a service that rests is a fact; one that is wanted and has no task blocks', () => {
    expect(reasons({ services: [eshop(0)] })).toContain('Prod-service-eshop/eshop: rests, no task is wanted');
    expect(reasons({ services: [eshop(2)] })).toEqual(['block', 'Prod-service-eshop/eshop: 2 tasks are wanted, and none runs']);
  });

  test.each([
    [{ state: 'absent' }, 'Prod-service-eshop/eshop is not there'],
    [{ state: 'unreadable', reason: 'x' }, 'x'],
  ] as const)('a service that is %p blocks', (running, sentence) => {
    expect(reasons({ services: [{ ...eshop(1), running }] })).toEqual(['block', sentence]);
  });
});

describe('the baseline', () => {
  test('blocks on nothing that it finds', () => {
    const value = posture({ drift: read(fault('queue')), findings: { state: 'absent' } });
    expect(decideBaseline({ baseline: { state: 'read', value }, wasThere: false })).toMatchObject({
      outcome: 'pass',
      reasons: ['the baseline is taken at 2026-11-02T08:00:00Z: compliance 0, findings absent, drift 1'],
    });
  });

  test('blocks where something could not be read', () => {
    expect(decideBaseline({ baseline: { state: 'unreadable', reason: 'x' }, wasThere: false }).outcome).toBe('block');
  });
});
