import { ReferenceStrength, Stack } from 'aws-cdk-lib';
import { Certificate, CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { ClusterStack } from '../cluster/cluster-stack';
import { EnvironmentStack } from '../environment-stack';
import { ApiDistribution } from './api-distribution';
import type { ApiIdentity } from './api-identity';
import type { EdgeGlobalStack } from './edge-global-stack';
import { PublicApi } from './public-api';
import { publicName } from './public-name';
import { RestEdge } from './rest-api/rest-edge';

export interface EdgeStackProps {
  readonly vpc: IVpc;
  readonly logKey: IKey;
  readonly cluster: ClusterStack;
  /**
   * What CloudFront takes from us-east-1.
   * @default - nothing: the environment's edge is a REST API, which needs no CloudFront
   */
  readonly global?: EdgeGlobalStack;
  /** Of the bucket for the access logs of buckets. */
  readonly accessLogsBucketName: string;
}

/**
 * The public side, from the browser to the internal load balancer: CloudFront with the web ACL, HTTP API, VPC Link; or a REST API with the
 * web ACL on its stage, VPC Link.
 *
 * Both kinds answer to the same name by the same records, of the same logical ids: so `edge.kind` changes within one deployment, which
 * makes the new side, turns the records, and then takes the old side away.
 */
export class EdgeStack extends EnvironmentStack {
  /** How CloudWatch knows the API. */
  readonly api: ApiIdentity;
  /** Of the API's own name, in this Region. */
  readonly certificateArn: string;

  constructor(scope: Construct, environment: Environment, { global, ...props }: EdgeStackProps) {
    super(scope, 'edge', { environment, description: global ? 'CloudFront, HTTP API and VPC Link' : 'REST API and VPC Link' });
    const { zoneName, zoneId } = environment.domain;
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { zoneName, hostedZoneId: zoneId });
    this.api = global ? this.behindCloudFront(zone, global, props) : this.restApi(zone, props);
    const certificate = this.node.findAll().find((construct) => construct instanceof CfnCertificate);
    if (!certificate) throw new Error(`${this.node.path}: the API has no certificate`);
    this.certificateArn = certificate.ref;
  }

  private behindCloudFront(zone: IHostedZone, global: EdgeGlobalStack, props: Omit<EdgeStackProps, 'global'>): ApiIdentity {
    const { vpc, logKey, cluster, accessLogsBucketName } = props;
    const { api, domainName } = new PublicApi(this, 'Api', { environment: this.settings, vpc, logKey, cluster, zone });
    const { certificateArn, webAclArn } = global.referencesFor(this);
    new ApiDistribution(this, 'Distribution', {
      environment: this.settings,
      domainName: global.apiDomainName,
      originDomainName: domainName,
      originSecrets: cluster.originSecrets,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      webAclArn,
      zone,
      accessLogsBucketName,
    });
    // Stands for one more release: what was deployed before read it as an import, and its reader is updated after this stack.
    this.exportValue(api.apiId);
    // Weak, since the id goes with the API: an import of it would hold on to an API that configuration has replaced by one of the other kind.
    return { kind: 'http-api', apiId: Stack.consumeReference(api.apiId, ReferenceStrength.WEAK) };
  }

  private restApi(zone: IHostedZone, { vpc, logKey, cluster }: Omit<EdgeStackProps, 'global'>): ApiIdentity {
    const domainName = `api.${zone.zoneName}`;
    const [origin = ''] = this.settings.frontendOrigins;
    const { address, apiName } = new RestEdge(this, 'Rest', { environment: this.settings, vpc, logKey, cluster, zone, domainName, origin });
    // Below the name that the records have behind CloudFront: a record of another id would be a second one, which Route 53 refuses.
    publicName(new Construct(this, 'Distribution'), { zone, domainName, address });
    return { kind: 'rest-api', apiName };
  }
}
