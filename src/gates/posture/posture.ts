import { z } from 'zod';

/** Something that is wrong with an environment. */
const fault = z.object({
  /** The same before a deployment and after it, where it is the same fault of the same resource. */
  key: z.string(),
  /** As a verdict tells of it. */
  text: z.string(),
  /** `own`: of a resource of the environment's stacks. `unknown`: what it is of goes by a name that only its own service knows. */
  whose: z.enum(['own', 'unknown']),
});

const reading = z.discriminatedUnion('state', [
  z.object({ state: z.literal('read'), value: z.array(fault) }),
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('unreadable'), reason: z.string() }),
]);

/** How safe an environment is, at a moment. */
export const postureSchema = z.object({
  schemaVersion: z.literal(1),
  /** ISO 8601. */
  at: z.string(),
  /** What the conformance pack of the release finds; absent where the account has none. */
  compliance: reading,
  /** Findings of Security Hub that are critical, active and not suppressed; absent where the account has no hub. */
  findings: reading,
  /** Resources that are not as their templates say; absent where no stack is there. */
  drift: reading,
});

export type Posture = z.infer<typeof postureSchema>;
export type Fault = z.infer<typeof fault>;
export type Aspect = 'compliance' | 'findings' | 'drift';
