import type { SecretLintRuleCreator, SecretLintSourceCode } from '@secretlint/types';

/** What the preset lets pass, because its false positives would be many in most repositories. Here there are none. */
export const ownRules: readonly SecretLintRuleCreator[] = [
  rule('aws-access-key-id', 'an AWS access key id', [/\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g]),
  // The preset wants a key that can be parsed; a broken or shortened one has been somebody's, too.
  rule('private-key', 'a private key', [/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g]),
  // The preset knows three databases and names of hosts with a dot. A reference (`${...}`, `{{resolve:...}}`, `<...>`) is no password.
  rule('password-in-url', 'a URL with a password', [
    /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/?#@"'`\\]{0,100}:(?![$<{*]|%[sd{])[^\s:/?#@"'`\\]{3,200}@[\w[]/gi,
  ]),
];

function rule(id: string, what: string, patterns: readonly RegExp[]): SecretLintRuleCreator {
  const messages = { found: { en: () => `found ${what}` } };
  return {
    messages,
    meta: { id: `carepath/${id}`, recommended: true, type: 'scanner', supportedContentTypes: ['text'] },
    create: (context) => ({
      file({ content }: SecretLintSourceCode) {
        const t = context.createTranslator(messages);
        for (const { index, 0: text } of patterns.flatMap((pattern) => [...content.matchAll(pattern)])) {
          context.report({ message: t('found'), range: [index, index + text.length] });
        }
      },
    }),
  };
}
