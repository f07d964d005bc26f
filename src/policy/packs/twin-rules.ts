/**
 * Packs of cdk-nag that call their rules by the names of its functions: rules of one name are one function, and find the same. So a finding
 * that two packs share is decided once, by an entry for the first of them, and the other's is excused with it. A test compares the functions.
 */
const byFunction = ['HIPAA.Security', 'NIST.800.53.R5'] as const;

/**
 * Full ids under which the register may acknowledge a finding, its own first.
 * @param finding as the pack names it: `NIST.800.53.R5-RDSMultiAZSupport`, or with what it found in brackets behind it
 * @param functionOf the function behind a rule, for a pack that numbers its rules
 */
export function idsOf(pack: string, finding: string, functionOf: (rule: string) => string | undefined = () => undefined): string[] {
  const [, rule = finding, found = ''] = /^([^[]*)(\[.*)?$/s.exec(finding) ?? [];
  const name = functionOf(rule) ?? (rule.startsWith(`${pack}-`) && isByFunction(pack) ? rule.slice(pack.length + 1) : undefined);
  const twins = name === undefined ? [] : byFunction.map((other) => `${other}::${other}-${name}${found}`);
  return [...new Set([`${pack}::${finding}`, ...twins])];
}

function isByFunction(pack: string): boolean {
  return byFunction.some((name) => name === pack);
}
