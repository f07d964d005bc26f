import { z } from 'zod';
import { guidance, text } from './field';

export const allowedReplacement = z.strictObject({
  resource: text(/^[^/\s*]+(\/[^/\s*]+)+$/, {
    what: 'the path of one construct, stack first',
    consequence: 'It would allow nothing, or more than somebody has decided on.',
    remedy: "Write it as `carepath diff` prints it, without the environment, such as 'database/Instance'.",
  }),
  reason: text(/^(?=.{20,})\S+(\s+\S+){3,}/s, {
    what: 'a reason: a sentence of at least four words',
    consequence: 'Who approves the release could not tell what becomes of the data.',
    remedy: 'Say where the data is kept meanwhile, and how it comes into the new one.',
  }),
  owner: text(/./, {
    what: 'the name of an owner',
    consequence: 'Nobody would answer for the data.',
    remedy: 'Write the name of one of platform.owners.',
  }),
  expires: z.iso.date().register(guidance, {
    what: 'a date',
    consequence: 'The entry would allow the next replacement too, which nobody has decided on.',
    remedy: "Write the last day of the release as year, month and day, such as '2027-06-30'.",
  }),
});
