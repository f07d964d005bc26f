import { text } from './field';

export const email = text(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, {
  what: 'an e-mail address',
  consequence: 'The subscription would fail, and with it the deployment, or nobody would be told.',
  remedy: "Write one such as 'platform-team@example.com'.",
});
