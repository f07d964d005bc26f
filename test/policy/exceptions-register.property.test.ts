import fc from 'fast-check';
import { ExceptionsRegister, type FindingPlace } from '../../src/policy/exceptions-register';
import type { PolicyException } from '../../src/schema/platform';
import { seeds } from '../schema/seeds';

// Few names, so that entries and findings often meet; some begin others, as a star's do.
const name = fc.constantFrom('audit', 'audit-x', 'service-', 'service-eshop', 'Logs', 'LogsOld', 'Role', 'Resource');
const pattern = fc.oneof(name, fc.constantFrom('*', 'service-*', 'Logs*'));
const rule = fc.constantFrom('P::A', 'P::B', 'P::B[Resource::*]', 'P::B[Resource::arn:aws:iam::<account>:role/*]', 'Q::A');
const scope = fc.constantFrom('environment', 'unprotected-environment', 'pipeline');
const day = fc.constantFrom('2026-11-30', '2026-12-01', '2027-06-30');

const entry: fc.Arbitrary<PolicyException> = fc.record({
  rules: fc.uniqueArray(rule, { minLength: 1 }),
  scope,
  path: fc.tuple(fc.array(pattern, { minLength: 1, maxLength: 3 }), name).map(([names, last]) => [...names, last].join('/')),
  reason: fc.constant('A finding of a test, which stands for nothing.'),
  owner: fc.constant('platform-team'),
  expires: day,
  arises: fc.constantFrom('always', 'sometimes'),
});

interface Finding {
  readonly rule: string;
  readonly place: FindingPlace;
}

const account = '222222222222';
const place: fc.Arbitrary<FindingPlace> = fc.record({
  scopes: fc.constantFrom(['environment'] as const, ['environment', 'unprotected-environment'] as const, ['pipeline'] as const),
  path: fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/')),
  account: fc.constant(account),
});
const finding: fc.Arbitrary<Finding> = fc.record({ rule: rule.map((id) => id.replace('<account>', account)), place });
const entries = fc.array(entry, { maxLength: 6 });
const now = new Date('2026-12-02T12:00:00Z');

const register = (of: readonly PolicyException[], asOf = now) => new ExceptionsRegister(of, asOf);
const acknowledged = (of: readonly PolicyException[], { rule, place }: Finding) => register(of).find(rule, place) !== undefined;

/** What a star may stand for, said once more and in another way: no name holds a slash, and so no star crosses one. */
function describes(path: string, found: string): boolean {
  const escaped = path.replace(/[.()[\]{}+?^$|\\]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(`^${escaped}$`).test(found);
}

/** A finding that the entry acknowledges, so that what is said of covered findings is said of some. */
const met = entry.chain((one) =>
  fc
    .record({ rule: fc.constantFrom(...one.rules), names: fc.infiniteStream(name), unprotected: fc.boolean() })
    .map(({ rule, names, unprotected }) => {
      const path = one.path.replace(/\*/g, () => names.next().value ?? '');
      const scopes: FindingPlace['scopes'] =
        one.scope === 'environment' && unprotected ? ['environment', 'unprotected-environment'] : [one.scope];
      const found: Finding = { rule: rule.replace('<account>', account), place: { scopes, path, account } };
      return { one: { ...one, expires: '2027-06-30' }, found };
    }),
);

function holds<T extends [unknown, ...unknown[]]>(
  ...[arbitraries, predicate]: [{ [K in keyof T]: fc.Arbitrary<T[K]> }, (...given: T) => boolean]
) {
  fc.assert(fc.property(...arbitraries, predicate), { ...seeds, numRuns: Math.max(seeds.numRuns, 300) });
}

describe('an entry of the register can only narrow', () => {
  test('without it, whatever failed fails still', () => {
    holds([entries, fc.nat(), finding], (all, index, found) => {
      const fewer = all.filter((_, position) => position !== index % Math.max(all.length, 1));
      return acknowledged(all, found) || !acknowledged(fewer, found);
    });
  });

  test('it acknowledges what its rules, scope and path say, and it can be met', () => {
    holds([met], ({ one, found }) => register([one]).find(found.rule, found.place) === one);
  });

  test('it acknowledges nothing of another rule, scope or path', () => {
    // A finding that it covers, with something of another one in its stead.
    const changed = fc.tuple(met, finding, fc.constantFrom('rule', 'scopes', 'path')).map(([{ one, found }, other, what]) => ({
      one,
      found: what === 'rule' ? { ...found, rule: other.rule } : { ...found, place: { ...found.place, [what]: other.place[what] } },
    }));
    holds([changed], ({ one, found }) => {
      if (!acknowledged([one], found)) return true;
      const ruleOf = found.rule.replace(account, '<account>');
      return one.rules.includes(ruleOf) && found.place.scopes.includes(one.scope) && describes(one.path, found.place.path);
    });
  });

  test('it acknowledges nothing below what it names, nor above', () => {
    holds([met, name], ({ one, found: { rule, place } }, more) => {
      const above = place.path.split('/').slice(0, -1).join('/');
      return ![`${place.path}/${more}`, above].some((path) => acknowledged([one], { rule, place: { ...place, path } }));
    });
  });

  test('it acknowledges no wildcard in an account other than its own', () => {
    holds([met], ({ one, found: { rule, place } }) => {
      const foreign = rule.replace(account, '999999999999');
      return foreign === rule || !acknowledged([one], { rule: foreign, place });
    });
  });

  test('for unprotected environments, it acknowledges nothing where data is protected', () => {
    holds([met], ({ one, found: { rule, place } }) => {
      const narrowed: PolicyException = { ...one, scope: 'unprotected-environment' };
      return !acknowledged([narrowed], { rule, place: { ...place, scopes: ['environment'] } });
    });
  });

  test('past its last day it acknowledges nothing', () => {
    holds([met, day], ({ one, found: { rule, place } }, expires) => {
      const late = register([{ ...one, expires }], new Date('2027-07-01T12:00:00Z'));
      return late.find(rule, place) === undefined && late.expired.length === 1;
    });
  });
});

test('the record of what was acknowledged counts every finding once', () => {
  holds([entries, fc.array(finding, { maxLength: 20 })], (all, findings) => {
    const asked = register(all);
    const hits = findings.filter(({ rule, place }) => asked.acknowledge(rule, place, `app/${place.path}`) !== undefined).length;
    const counted = asked.entries.flatMap((one) => asked.acknowledgedBy(one)).reduce((sum, { count }) => sum + count, 0);
    return counted === hits;
  });
});
