import { accessMeasures } from './access';
import { continuityMeasures } from './continuity';
import { detectionMeasures } from './detection';
import { encryptionMeasures } from './encryption';
import type { Measure } from './measure';
import { recordMeasures } from './records';

/** Everything that is done for a safeguard. */
export const measures: readonly Measure[] = [
  ...encryptionMeasures,
  ...accessMeasures,
  ...recordMeasures,
  ...continuityMeasures,
  ...detectionMeasures,
];
