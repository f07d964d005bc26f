import { z } from 'zod';
import { email } from './email-field';
import { guidance } from './field';

export const dollars = z.int().min(1).register(guidance, {
  what: 'a whole, positive number of US dollars',
  consequence: 'AWS Budgets refuses it, or warns about every cent, and a warning that always stands is read by nobody.',
  remedy: 'Write what a normal month costs and a fifth more, such as 500.',
});

/** AWS Budgets user guide: a notification has one topic and up to ten e-mail subscribers. */
export const budgetEmails = z.array(email).min(1).max(10).register(guidance, {
  what: 'a list of one to ten e-mail addresses',
  consequence: 'AWS Budgets refuses a notification with no subscriber or with more than ten addresses.',
  remedy: "Write one such as ['finops@example.com']; a distribution list counts once.",
});
