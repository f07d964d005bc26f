import type { SmokeFacts } from './smoke-facts';

interface Expectation {
  readonly isMet: (value: string) => boolean;
  /** As it is said of a header that does not do it. */
  readonly wanted: string;
}

const aYear = 31_536_000;

/**
 * What a browser must be told by every answer of the API: HTTPS only, no guessing of types, no frames. CloudFront says it behind an HTTP API, the
 * load balancer's listener behind a REST API.
 */
const everywhere: Readonly<Record<string, Expectation>> = {
  'strict-transport-security': {
    isMet: (value) => Number(/max-age="?(\d+)/i.exec(value)?.[1] ?? 0) >= aYear,
    wanted: 'a max-age of a year or more',
  },
  'x-content-type-options': { isMet: (value) => value.toLowerCase() === 'nosniff', wanted: 'nosniff' },
  'x-frame-options': { isMet: (value) => value.toUpperCase() === 'DENY', wanted: 'DENY' },
  'content-security-policy': { isMet: (value) => value.includes("frame-ancestors 'none'"), wanted: "frame-ancestors 'none'" },
};

/** CloudFront's alone: a listener has no attribute for it. */
const byCloudFront: Readonly<Record<string, Expectation>> = {
  'referrer-policy': { isMet: (value) => value === 'no-referrer', wanted: 'no-referrer' },
};

/** Names of the headers that are kept as facts; no other header of an answer is anybody's business. */
export const securityHeaders = Object.keys({ ...everywhere, ...byCloudFront });

/** What an answer's headers lack, in sentences. */
export function headerFaults(edge: SmokeFacts['edge'], headers: Readonly<Record<string, string>>): string[] {
  const expected = { ...everywhere, ...(edge === 'http-api' ? byCloudFront : {}) };
  return Object.entries(expected).flatMap(([name, { isMet, wanted }]) => {
    const value = headers[name];
    if (value === undefined) return [`the answer has no ${name}`];
    return isMet(value) ? [] : [`${name} is ${value}, and not ${wanted}`];
  });
}
