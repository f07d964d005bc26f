import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  type ApplicationListener,
  ApplicationListenerRule,
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ListenerAction,
  ListenerCondition,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ARecord, HostedZone, PrivateHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { cameThroughCloudFront, type OriginSecrets } from './origin-secret';
import { RequestLogBucket } from './request-log-bucket';
import { callerPort, edgePort, type TrafficGroups } from './traffic-groups';

/** Answered by the load balancer itself: it proves the way in, from CloudFront to here, without any service. Services use 10 and up. */
const statusPriority = 1;

export interface InternalLoadBalancerProps {
  readonly environment: Environment;
  readonly vpc: IVpc;
  readonly groups: TrafficGroups;
  readonly originSecrets: OriginSecrets;
  /** Of the bucket for the access logs of buckets. */
  readonly accessLogsBucketName: string;
}

/**
 * The internal load balancer, `internal.<zone>`, with one listener for requests from the public side and one for services that call
 * services. Both refuse what no rule admits; services bring the rules.
 */
export class InternalLoadBalancer extends Construct {
  readonly loadBalancer: ApplicationLoadBalancer;
  /** Port 443. Each of its rules must demand the origin header: without one, a request by the API's own domain passes by the web ACL. */
  readonly edgeListener: ApplicationListener;
  /** Port 8443. */
  readonly callerListener: ApplicationListener;
  readonly domainName: string;
  readonly certificateArn: string;

  constructor(scope: Construct, id: string, props: InternalLoadBalancerProps) {
    super(scope, id);
    const { environment, vpc, groups, originSecrets, accessLogsBucketName } = props;
    this.domainName = `internal.${environment.domain.zoneName}`;

    this.loadBalancer = new ApplicationLoadBalancer(this, 'Resource', {
      vpc,
      vpcSubnets: { subnetGroupName: 'private' },
      internetFacing: false,
      securityGroup: groups.loadBalancer,
      dropInvalidHeaderFields: true,
      deletionProtection: environment.protectData,
    });
    this.loadBalancer.logAccessLogs(
      new RequestLogBucket(this, 'AccessLogs', { keptDays: environment.retention.auditDays, accessLogsBucketName }),
    );

    const certificate = this.certify(environment);
    this.certificateArn = certificate.certificateArn;
    const listen = (name: string, port: number, defaultStatus: number) =>
      this.loadBalancer.addListener(name, {
        port,
        protocol: ApplicationProtocol.HTTPS,
        certificates: [certificate],
        sslPolicy: SslPolicy.TLS13_12_RES_PQ,
        open: false, // The security groups say who may connect.
        defaultAction: ListenerAction.fixedResponse(defaultStatus),
      });
    this.edgeListener = listen('Edge', edgePort, 403);
    this.callerListener = listen('Callers', callerPort, 404);

    this.addResponseHeaders(environment);
    this.answerStatus(originSecrets);
    this.nameInside(vpc);
  }

  /** A public certificate: the HTTP API verifies it, and accepts no other kind. */
  private certify({ domain }: Environment): Certificate {
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { zoneName: domain.zoneName, hostedZoneId: domain.zoneId });
    return new Certificate(this, 'Certificate', { domainName: this.domainName, validation: CertificateValidation.fromDns(zone) });
  }

  /**
   * On every answer to the public side. CloudFront sets its own over them and an HTTP API its own CORS headers; a REST API passes answers on
   * as they are. Only a single origin can be written here, and it is left to the HTTP API where there are several.
   */
  private addResponseHeaders({ frontendOrigins: [origin, ...others] }: Environment): void {
    const set = (name: string, value: string) => this.edgeListener.setAttribute(`routing.http.response.${name}`, value);
    set('server.enabled', 'false');
    set('strict_transport_security.header_value', 'max-age=63072000; includeSubDomains');
    set('x_content_type_options.header_value', 'nosniff');
    set('x_frame_options.header_value', 'DENY');
    set('content_security_policy.header_value', "default-src 'none'; frame-ancestors 'none'");
    if (origin !== undefined && others.length === 0) set('access_control_allow_origin.header_value', origin);
  }

  private answerStatus(originSecrets: OriginSecrets): void {
    new ApplicationListenerRule(this, 'Status', {
      listener: this.edgeListener,
      priority: statusPriority,
      conditions: [ListenerCondition.pathPatterns(['/status']), cameThroughCloudFront(originSecrets)],
      action: ListenerAction.fixedResponse(200, { contentType: 'application/json', messageBody: '{"status":"ok"}' }),
    });
  }

  /** A zone for this one name, so that it shadows nothing else of the environment's public zone inside the VPC. */
  private nameInside(vpc: IVpc): void {
    const zone = new PrivateHostedZone(this, 'PrivateZone', { zoneName: this.domainName, vpc });
    new ARecord(this, 'Address', { zone, target: RecordTarget.fromAlias(new LoadBalancerTarget(this.loadBalancer)) });
  }
}
