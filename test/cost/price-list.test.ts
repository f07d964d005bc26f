import { allPrices, isStale, pricesOf, staleAfterDays, usdFor } from '../../src/cost/price-list';
import { networkPrices } from '../../src/schema/network-prices';
import { cases } from './cases';
import { priced } from './small-assembly';

const prices = pricesOf('us-east-1');
const price = (id: string) => {
  const found = prices.get(id);
  if (!found) throw new Error(`no price ${id}`);
  return found;
};

test.each([
  ['http-api/requests', 300_000_000, 300],
  ['http-api/requests', 300_000_001, 300.0000009],
  ['http-api/requests', 1_000_000_000, 300 + 700 * 0.9],
  ['rest-api/requests', 333_000_000, 333 * 3.5],
  ['rest-api/requests', 1_000_000_000, 333 * 3.5 + 667 * 2.8],
  ['config/evaluations', 600_000, 100 + 400_000 * 0.0008 + 100_000 * 0.0005],
  ['cloudfront/data', 20_480, 10_240 * 0.085 + 10_240 * 0.08],
  ['nat-gateway/hour', 730, 32.85],
])('%s, %d of them: %d US dollars', (id, quantity, usd) => {
  expect(usdFor(price(id), quantity)).toBeCloseTo(usd, 9);
});

test('steps of a price come in ascending order, and make it cheaper', () => {
  for (const { id, usd, above } of allPrices()) {
    const steps = [{ quantity: 0, usd }, ...above];
    const sorted = [...steps].sort((one, other) => one.quantity - other.quantity || other.usd - one.usd);
    expect({ id, steps }).toEqual({ id, steps: sorted });
    expect({ id, falls: steps.every((step, index) => index === 0 || step.usd < (steps[index - 1]?.usd ?? 0)) }).toEqual({
      id,
      falls: true,
    });
  }
});

test('every price names a page and a day that has been', () => {
  for (const { id, source, asOf } of allPrices()) {
    expect({ id, source }).toEqual({ id, source: expect.stringMatching(/^https:\/\/[a-z0-9.-]+\/\S/) });
    expect({ id, past: asOf <= '2026-11-23' }).toEqual({ id, past: true });
  }
});

/** Of these there is one price a class or size: what one of them uses, all do. */
const sizes = [/^rds\/(postgres|mysql)\//, /^rds\/gp3-iops\//, /^ec2\//, /^rest-api\/cache\//, /^codebuild\/linux\//, /^fargate\/x86_64\//];

test('every price is used by something', () => {
  const used = new Set(
    Object.values(cases).flatMap(({ resources, load, pipeline }) =>
      priced(resources, load, pipeline && { pipeline }).prices.map(({ id }) => id),
    ),
  );
  const unused = [...prices.keys()].filter((id) => !used.has(id) && !sizes.some((size) => size.test(id)));
  expect(unused).toEqual([]);
});

test('the network costs here what the checks of the configuration say', () => {
  expect({
    gateway: price('nat-gateway/hour').usd,
    endpoint: price('vpc-endpoint/hour').usd,
    address: price('public-address/hour').usd,
    control: price('vpc-encryption-control/hour').usd,
  }).toEqual({
    gateway: networkPrices.natGatewayHour,
    endpoint: networkPrices.interfaceEndpointHour,
    address: networkPrices.publicAddressHour,
    control: networkPrices.encryptionControlHour,
  });
});

test(`a price is stale after ${staleAfterDays} days`, () => {
  expect([isStale({ asOf: '2026-01-01' }, '2026-06-30'), isStale({ asOf: '2026-01-01' }, '2026-07-01')]).toEqual([false, true]);
});

test('another Region has only the prices of what stands in none', () => {
  expect([...pricesOf('eu-west-1').keys()].every((id) => /^(cloudfront|route53)\//.test(id))).toBe(true);
});
