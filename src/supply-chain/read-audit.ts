import { z } from 'zod';

/** What the advisory service says of the packages of a lock file. */
export type Audit =
  | { readonly outcome: 'clean'; readonly packages: number }
  | { readonly outcome: 'vulnerable'; readonly findings: readonly string[] }
  /** Nothing is known: never a pass. */
  | { readonly outcome: 'unknown'; readonly reason: string };

/** A package of which the service is known to know something: who finds nothing wrong with it has no advisories. */
export const canary = {
  /** The name by which the audited tree holds it. */
  alias: 'known-to-be-vulnerable',
  name: 'lodash',
  // Prototype pollution, of critical severity; published in 2019: https://github.com/advisories/GHSA-jf85-cpcp-j695
  version: '4.17.4',
} as const;

const severity = z.enum(['info', 'low', 'moderate', 'high', 'critical']);
const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      name: z.string(),
      severity,
      nodes: z.array(z.string()),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string(), severity })])),
    }),
  ),
  metadata: z.object({ dependencies: z.object({ total: z.number() }) }),
});
/** What npm prints where the service did not answer as one. */
const refusal = z.object({ message: z.string() });

/** @param printed what `npm audit --json` printed of a tree that holds the canary */
export function readAudit(printed: string): Audit {
  const json = parsed(printed);
  const read = report.safeParse(json);
  if (!read.success) {
    const refused = refusal.safeParse(json);
    return { outcome: 'unknown', reason: refused.success ? refused.data.message : 'npm printed no report that is understood here' };
  }
  const { vulnerabilities, metadata } = read.data;
  const dangerous = Object.values(vulnerabilities).filter(({ severity }) => isDangerous(severity));
  if (!dangerous.some(({ nodes }) => nodes.some(isCanary))) {
    return {
      outcome: 'unknown',
      reason: `it finds nothing wrong with ${canary.name} ${canary.version}: it answers, and has no advisories`,
    };
  }
  const findings = dangerous.filter(({ nodes }) => !nodes.every(isCanary)).map(described);
  return findings.length > 0 ? { outcome: 'vulnerable', findings } : { outcome: 'clean', packages: metadata.dependencies.total - 1 };
}

const isDangerous = (level: z.output<typeof severity>) => level === 'high' || level === 'critical';
const isCanary = (node: string) => node === `node_modules/${canary.alias}`;

function described({ name, severity, nodes, via }: z.output<typeof report>['vulnerabilities'][string]): string {
  const why = via.flatMap((cause) => {
    if (typeof cause === 'string') return [`by way of ${cause}`];
    return isDangerous(cause.severity) ? [`${cause.title} (${cause.url})`] : [];
  });
  return `${name} (${severity}) at ${nodes.filter((node) => !isCanary(node)).join(', ')}: ${why.join('; ')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
