import { endpointsMonthlyUsd, natMonthlyUsd } from '../../src/schema/network-prices';

/** Worked out by hand from the price list: 730 hours a month. */
test.each([
  ['none', 3, 0],
  ['single', 3, 36.5],
  ['per-az', 3, 109.5],
  ['regional', 2, 73],
] as const)('NAT %s over %d zones costs %d US dollars a month', (nat, zones, dollars) => {
  expect(natMonthlyUsd(nat, zones)).toBeCloseTo(dollars, 6);
});

test('eight endpoints in three zones cost 175.20 US dollars a month', () => {
  expect(endpointsMonthlyUsd(8, 3)).toBeCloseTo(175.2, 6);
});
