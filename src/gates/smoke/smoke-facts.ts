/** What is asked of an environment's public side. */
export type Question = 'status' | 'old TLS' | 'SQL injection' | 'origin' | 'execute-api';

/** What the gate asked, and what it heard. */
export interface SmokeFacts {
  readonly edge: 'http-api' | 'rest-api';
  readonly probes: readonly ProbeFacts[];
  /** What was not asked, and why, in sentences. */
  readonly leftOut: readonly string[];
  /** What should have been asked and could not be, in sentences. */
  readonly unreadable: readonly string[];
}

export interface ProbeFacts {
  readonly question: Question;
  readonly url: string;
  /** In order; the last is the one that counts. */
  readonly attempts: readonly SmokeAttempt[];
}

/** With the time of the request, ISO 8601. */
export type SmokeAttempt = Answer & { readonly at: string };

/**
 * An answer; or the handshake's end by the server, which would not speak a version of TLS; or why there was none of either, such as
 * `connect ECONNREFUSED 127.0.0.1:443`.
 */
export type Answer =
  | {
      readonly status: number;
      /** As negotiated, such as `TLSv1.3`. */
      readonly tls: string;
      /** Of the security headers, those that the answer carries. */
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly refusedTls: string }
  | { readonly fault: string };
