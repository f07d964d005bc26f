import fc from 'fast-check';
import { weekdays } from '../../src/schema/compute';
import type { DeliveryConfiguration } from '../../src/schema/configuration';

const window = fc.record(
  {
    timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata'),
    days: fc.subarray([...weekdays]),
    from: fc.constantFrom('00:00', '07:30'),
    to: fc.constantFrom('15:00', '23:59'),
  },
  { requiredKeys: ['timeZone'] },
);

const breakGlass = { reason: 'Patients cannot sign in, and the way back fails too.', owner: 'platform-team', until: '2026-11-05' };

/** Every way for releases to come; where data is protected, heeding the calendar, with a bake and a way back. */
export const delivery = (protectData: boolean): fc.Arbitrary<DeliveryConfiguration> =>
  fc.record(
    {
      window,
      calendar: protectData ? fc.constant('heeded' as const) : fc.constantFrom('heeded', 'ignored'),
      bakeMinutes: fc.integer({ min: protectData ? 1 : 0, max: 420 }),
      onFailure: protectData ? fc.constant('roll-back' as const) : fc.constantFrom('roll-back', 'stop'),
      breakGlass: fc.subarray([breakGlass]),
    },
    { requiredKeys: [] },
  );
