import { z } from 'zod';
import { choice, guidance, text, whole } from './field';
import { dailyHours } from './time-fields';

const { days, timeZone, from, to } = dailyHours('A release would be held, or let through, at the wrong hours.');

export const delivery = z.strictObject({
  window: z.strictObject({ days, timeZone, from, to }),
  calendar: choice(['heeded', 'ignored'], { consequence: 'It decides whether a freeze holds this environment.' }),
  bakeMinutes: whole(0, 420, {
    what: 'a whole number of minutes from 0 to 420',
    consequence: 'The gate that watches runs in a build, which AWS ends after eight hours.',
    remedy: 'Write 30, or 0 where nobody is harmed by what a release breaks.',
  }),
  onFailure: choice(['roll-back', 'stop'], { consequence: 'It decides what is left running when a deployment fails.' }),
  breakGlass: z.array(
    z.strictObject({
      reason: text(/^(?=.{20,})\S+(\s+\S+){3,}/s, {
        what: 'a reason: a sentence of at least four words',
        consequence: 'An auditor would read of a release during a freeze, and not why.',
        remedy: 'Say what could not wait, and who was asked.',
      }),
      owner: text(/./, {
        what: 'the name of an owner',
        consequence: 'Nobody would answer for a release during a freeze.',
        remedy: 'Write the name of one of platform.owners.',
      }),
      until: z.iso.date().register(guidance, {
        what: 'a date',
        consequence: 'The freeze would be open for ever, or nobody could say for how long.',
        remedy: "Write the last day of the release as year, month and day, such as '2026-12-24'.",
      }),
    }),
  ),
});
