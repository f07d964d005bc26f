import type { STSClientConfig } from '@aws-sdk/client-sts';

/** How AWS's APIs are reached: what every client of the gates and of the operator's commands is made with. */
export interface Connection {
  readonly region: string;
  /** @default - what the SDK finds: the role of the build, a profile, the environment's variables */
  readonly credentials?: STSClientConfig['credentials'];
  /** @default - AWS's own, or AWS_ENDPOINT_URL */
  readonly endpoint?: string;
  /** Tries of a call that was throttled or met a fault of AWS. @default 5 */
  readonly attempts?: number;
  /** After which a call without an answer has failed. @default 20,000 */
  readonly timeoutMilliseconds?: number;
}

export type ClientSettings = Pick<STSClientConfig, 'region' | 'credentials' | 'endpoint' | 'maxAttempts' | 'requestHandler'>;

/** Settings of an SDK client. A call that hangs is a call that failed: a gate has a deadline. */
export function clientSettings({ region, credentials, endpoint, attempts = 5, timeoutMilliseconds = 20_000 }: Connection): ClientSettings {
  return {
    region,
    ...(credentials && { credentials }),
    ...(endpoint && { endpoint }),
    maxAttempts: attempts,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: timeoutMilliseconds, throwOnRequestTimeout: true },
  };
}
