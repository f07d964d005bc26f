import { administrativeSafeguards } from './administrative';
import { documentationSafeguards } from './documentation';
import { physicalSafeguards } from './physical';
import type { Safeguard } from './safeguard';
import { technicalSafeguards } from './technical';

/**
 * The standards and implementation specifications of 45 CFR 164.308, 310, 312 and 316, in that order, those that no infrastructure serves
 * included. 164.314 (what contracts say, and group health plans) is about paper alone and left out.
 */
export const safeguards: readonly Safeguard[] = [
  ...administrativeSafeguards,
  ...physicalSafeguards,
  ...technicalSafeguards,
  ...documentationSafeguards,
];
