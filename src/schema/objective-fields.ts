import { z } from 'zod';
import { guidance, whole } from './field';

/**
 * Below 94 %, a fast burn of the budget (2 % of it in an hour: 14.4 times as fast as it may go) would be more than all requests, and its
 * alarm could never be raised. Above 99.99 %, the whole budget of a month is four minutes: gone before any alarm on metrics of a minute.
 */
const target = (subject: string) =>
  z
    .number()
    .min(94)
    .max(99.99)
    .register(guidance, {
      what: 'a number of percent from 94 to 99.99',
      consequence: `Nothing could watch it: ${subject} below 94 allow more failures than a fast burn can be told from, and above 99.99 the budget of a month is gone within minutes.`,
      remedy: 'Write what users need and the platform can hold, such as 99.9.',
      mistake: (value) => (value === 100 ? '100 leaves no error budget' : undefined),
    });

export const objectives = z.strictObject({
  availabilityPercent: target('objectives'),
  latency: z.strictObject({
    percent: target('objectives'),
    // API Gateway's own limit on waiting for a service is 29 s.
    milliseconds: whole(50, 29_000, {
      what: 'a whole number of milliseconds from 50 to 29000',
      consequence:
        'API Gateway itself takes some milliseconds, and gives up after 29 seconds: the objective would always or never be missed.',
      remedy: 'Write 500.',
    }),
  }),
  taskFailurePercent: z.number().min(0.01).max(5).register(guidance, {
    what: 'a number of percent from 0.01 to 5',
    consequence: 'Below it a month has too few tasks to tell, and above it every deployment would pass that should be rolled back.',
    remedy: 'Write 0.1.',
  }),
  windowDays: z.literal([28, 30]).register(guidance, {
    what: 'a window that the burn rates are made for',
    consequence: 'Over less the slow burn rates fall below 1, and over more CloudWatch keeps too few of the figures.',
    remedy: 'Write 30, or 28 for whole weeks.',
  }),
});
