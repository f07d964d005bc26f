import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/platform';
import type { ClusterStack } from '../cluster/cluster-stack';
import { EnvironmentStack } from '../environment-stack';
import { ApiDistribution } from './api-distribution';
import type { EdgeGlobalStack } from './edge-global-stack';
import { PublicApi } from './public-api';

export interface EdgeStackProps {
  readonly vpc: IVpc;
  readonly cluster: ClusterStack;
  readonly global: EdgeGlobalStack;
  /** Of the bucket for the access logs of buckets. */
  readonly accessLogsBucketName: string;
}

/** The public side, from the browser to the internal load balancer: CloudFront with the web ACL, HTTP API, VPC Link. */
export class EdgeStack extends EnvironmentStack {
  readonly apiId: string;

  constructor(scope: Construct, environment: Environment, { vpc, cluster, global, accessLogsBucketName }: EdgeStackProps) {
    super(scope, 'edge', { environment, description: 'CloudFront, HTTP API and VPC Link' });
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      zoneName: environment.domain.zoneName,
      hostedZoneId: environment.domain.zoneId,
    });
    const { api, domainName } = new PublicApi(this, 'Api', { environment, vpc, cluster, zone });
    const { certificateArn, webAclArn } = global.referencesFor(this);
    new ApiDistribution(this, 'Distribution', {
      environment,
      domainName: global.apiDomainName,
      originDomainName: domainName,
      originSecrets: cluster.originSecrets,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      webAclArn,
      zone,
      accessLogsBucketName,
    });
    this.apiId = api.apiId;

    // Always, so that an alarm less never takes away an export that a stack still imports.
    this.exportValue(this.apiId);
  }
}
