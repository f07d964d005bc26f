import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi as Api,
  type CfnStage,
  CorsHttpMethod,
  DomainName,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  type HttpRouteIntegration,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
  VpcLink,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpAlbIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { apiMethods } from '../../schema/api-methods';
import type { Environment } from '../../schema/environment';
import type { Route } from '../../schema/service';
import type { ClusterStack } from '../cluster/cluster-stack';
import { accessLogFormat } from './access-log-format';

export interface PublicApiProps {
  readonly environment: Environment;
  readonly vpc: IVpc;
  readonly logKey: IKey;
  readonly cluster: ClusterStack;
  readonly zone: IHostedZone;
}

/** The HTTP API behind CloudFront, `origin.<zone>`: checks tokens, throttles, and passes on to the internal load balancer. */
export class PublicApi extends Construct {
  readonly api: Api;
  /** Public, but useless by itself: the load balancer refuses what did not come through CloudFront. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    const { environment } = props;
    this.domainName = `origin.${environment.domain.zoneName}`;
    this.api = new Api(this, 'Resource', {
      apiName: `${environment.name}-public`,
      description: `Public API of ${environment.name}, behind CloudFront`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: true,
      corsPreflight: {
        allowOrigins: [...environment.frontendOrigins],
        allowMethods: apiMethods.map((method) => CorsHttpMethod[method]),
        allowHeaders: ['authorization', 'content-type'],
        maxAge: Duration.hours(1),
      },
      defaultAuthorizer: new HttpJwtAuthorizer('Jwt', environment.auth.issuer, { jwtAudience: [...environment.auth.audience] }),
    });
    const limited = this.route(environment, this.integration(props));
    this.publish(props, limited);
  }

  private integration({ environment, vpc, cluster }: PublicApiProps): HttpRouteIntegration {
    const vpcLink = new VpcLink(this, 'VpcLink', {
      vpc,
      subnets: { subnetGroupName: 'private' },
      securityGroups: [cluster.groups.vpcLink],
    });
    return new HttpAlbIntegration('LoadBalancer', cluster.edgeListener, {
      vpcLink,
      secureServerName: cluster.domainName,
      timeout: Duration.seconds(environment.edge.timeoutSeconds),
    });
  }

  /**
   * Each method by name, never `ANY`: that would take the browsers' preflight (OPTIONS) as well, and the authorizer would refuse it, for a
   * preflight carries no token. Left unrouted, the API answers it from its CORS configuration.
   *
   * @returns the routes that have a limit of their own
   */
  private route({ services }: Environment, integration: HttpRouteIntegration): LimitedRoute[] {
    const open = { authorizer: new HttpNoneAuthorizer(), integration };
    // First, for the library puts the one integration below the first route that uses it: this one is always there.
    this.api.addRoutes({ path: '/status', methods: [HttpMethod.GET], ...open });
    return services
      .flatMap((service) => service.routes)
      .flatMap((route) => {
        const path = route.path.replace(/\*$/, '{proxy+}');
        const methods = methodsOf(route);
        const made = this.api.addRoutes({ path, methods, ...(route.auth === 'none' ? open : { integration }) });
        return route.throttleRate === 0 ? [] : [{ keys: methods.map((method) => `${method} ${path}`), made, route }];
      });
  }

  private publish({ environment, zone, logKey }: PublicApiProps, limited: readonly LimitedRoute[]): void {
    const domain = new DomainName(this, 'Domain', {
      domainName: this.domainName,
      securityPolicy: SecurityPolicy.TLS_1_2,
      certificate: new Certificate(this, 'Certificate', {
        domainName: this.domainName,
        validation: CertificateValidation.fromDns(zone),
      }),
    });
    new ARecord(this, 'Address', {
      zone,
      recordName: this.domainName,
      target: RecordTarget.fromAlias(new ApiGatewayv2DomainProperties(domain.regionalDomainName, domain.regionalHostedZoneId)),
    });
    const { edge, protectData, retention } = environment;
    const logGroup = new LogGroup(this, 'AccessLogs', {
      encryptionKey: logKey,
      retention: retention.logDays,
      removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Metrics of the API as a whole are free; those of each route would cost six custom metrics a route, and nothing here reads them.
      detailedMetricsEnabled: false,
      throttle: { rateLimit: edge.throttleRate, burstLimit: edge.throttleBurst },
      domainMapping: { domainName: domain },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: AccessLogFormat.custom(accessLogFormat) },
    });
    if (limited.length > 0) limitRoutes(stage, limited);
  }
}

interface LimitedRoute {
  /** As the stage knows the routes, such as `GET /eshop/{proxy+}`. */
  readonly keys: readonly string[];
  readonly made: readonly HttpRoute[];
  readonly route: Route;
}

/** A route's settings inherit nothing from the stage's, and the stage takes them only of routes that exist. The library has no class for them. */
function limitRoutes(stage: HttpStage, limited: readonly LimitedRoute[]): void {
  (stage.node.defaultChild as CfnStage).routeSettings = Object.fromEntries(
    limited.flatMap(({ keys, route }) =>
      keys.map((key) => [
        key,
        { DetailedMetricsEnabled: false, ThrottlingRateLimit: route.throttleRate, ThrottlingBurstLimit: route.throttleBurst },
      ]),
    ),
  );
  stage.node.addDependency(...limited.flatMap(({ made }) => made));
}

/** A cached route answers GET alone: CloudFront may hold the answer, and nothing may be changed through it. */
function methodsOf({ cacheSeconds }: Route): HttpMethod[] {
  return cacheSeconds > 0 ? [HttpMethod.GET] : apiMethods.map((method) => HttpMethod[method]);
}
