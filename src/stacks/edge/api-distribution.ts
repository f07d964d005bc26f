import { Duration } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CachedMethods,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  type ErrorResponse,
  HttpVersion,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IHostedZone } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { Route } from '../../schema/service';
import { type OriginSecrets, originHeader } from '../cluster/origin-secret';
import { RequestLogBucket } from '../cluster/request-log-bucket';
import { EncryptionKey } from '../encryption-key';
import { routesWithBehavior } from './cached-routes';
import { publicName } from './public-name';
import { SecurityHeaders } from './security-headers';

export interface ApiDistributionProps {
  readonly environment: Environment;
  /** `api.<zone>`. */
  readonly domainName: string;
  /** `origin.<zone>`. */
  readonly originDomainName: string;
  readonly originSecrets: OriginSecrets;
  readonly certificate: ICertificate;
  readonly webAclArn: string;
  readonly zone: IHostedZone;
  readonly accessLogsBucketName: string;
}

/** The public face, `api.<zone>`: CloudFront with the web ACL in front of the HTTP API. It caches what configuration names, nothing else. */
export class ApiDistribution extends Construct {
  constructor(scope: Construct, id: string, props: ApiDistributionProps) {
    super(scope, id);
    const { environment, domainName, certificate, webAclArn, zone } = props;
    const origin = this.origin(props);
    const headers = new SecurityHeaders(this, 'Headers', { noStore: true });
    const passThrough: BehaviorOptions = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY, // A redirect would come too late: the token has been sent in the clear.
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER, // The API knows itself by the origin's name only.
      responseHeadersPolicy: headers,
    };
    const distribution = new Distribution(this, 'Resource', {
      comment: `API of ${environment.name}`,
      domainNames: [domainName],
      certificate,
      webAclId: webAclArn,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2025,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: passThrough,
      additionalBehaviors: this.behaviors(environment, passThrough),
      errorResponses: uncachedErrors(),
      logBucket: this.logBucket(props),
      logIncludesCookies: false,
    });
    publicName(this, { zone, domainName, address: new CloudFrontTarget(distribution) });
  }

  private origin({ environment, originDomainName, originSecrets }: ApiDistributionProps): IOrigin {
    return new HttpOrigin(originDomainName, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(30), // Longer than the API waits, so that the API says what was too slow.
      customHeaders: { [originHeader]: originSecrets[environment.edge.originSecret].headerValue },
    });
  }

  private behaviors({ services }: Environment, passThrough: BehaviorOptions): Record<string, BehaviorOptions> {
    const headers = new SecurityHeaders(this, 'CachedHeaders', { noStore: false });
    const behavior = (route: Route): BehaviorOptions =>
      route.cacheSeconds === 0
        ? passThrough
        : {
            ...passThrough,
            allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
            cachedMethods: CachedMethods.CACHE_GET_HEAD,
            cachePolicy: this.cachePolicy(route),
            // The three headers of a CORS request and no more: what is no part of the cache's key must not shape the answer.
            originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN,
            responseHeadersPolicy: headers,
          };
    return Object.fromEntries(routesWithBehavior(services).map((route) => [route.path, behavior(route)]));
  }

  /** Keyed by path, the query parameters that configuration names and `Origin`, since the API names the caller's origin in its answer. Never by token or cookie: none is sent on, and no other parameter. */
  private cachePolicy({ path, cacheSeconds, cacheQueryStrings }: Route): CachePolicy {
    const ttl = Duration.seconds(cacheSeconds);
    return new CachePolicy(this, `Cache${path}`, {
      comment: `GET ${path} for ${cacheSeconds} s`,
      minTtl: Duration.seconds(0),
      defaultTtl: ttl,
      maxTtl: ttl,
      headerBehavior: CacheHeaderBehavior.allowList('Origin'),
      cookieBehavior: CacheCookieBehavior.none(),
      queryStringBehavior:
        cacheQueryStrings.length > 0 ? CacheQueryStringBehavior.allowList(...cacheQueryStrings) : CacheQueryStringBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  private logBucket({ environment, accessLogsBucketName }: ApiDistributionProps): RequestLogBucket {
    const encryptionKey = new EncryptionKey(this, 'LogKey', { description: 'CloudFront access logs', retain: true });
    encryptionKey.addToResourcePolicy(
      new PolicyStatement({
        sid: 'CloudFrontLogs',
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
    return new RequestLogBucket(this, 'AccessLogs', {
      keptDays: environment.retention.auditDays,
      accessLogsBucketName,
      encryptionKey,
      accessControlList: true,
    });
  }
}

/**
 * Unless told otherwise CloudFront keeps an error for ten seconds, even where caching is off: one patient's 403 would answer another.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
 */
function uncachedErrors(): ErrorResponse[] {
  return [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) }));
}
