import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

export interface SecurityHeadersProps {
  /** Whether answers that say nothing about caching forbid it: browsers would keep them, and so patients' data, on the device. */
  readonly noStore: boolean;
}

/** What every answer of the API tells the browser: HTTPS only, no frames, no guessing of types, no referrer. */
export class SecurityHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, { noStore }: SecurityHeadersProps) {
    super(scope, id, {
      comment: noStore ? 'API answers' : 'Cached API answers',
      securityHeadersBehavior: {
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
        contentTypeOptions: { override: true },
        contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'", override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      },
      customHeadersBehavior: noStore ? { customHeaders: [{ header: 'Cache-Control', value: 'no-store', override: false }] } : undefined,
      removeHeaders: ['Server'],
    });
  }
}
