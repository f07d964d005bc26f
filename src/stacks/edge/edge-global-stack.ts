import { ReferenceStrength, Stack } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { EnvironmentStack } from '../environment-stack';
import { EdgeGlobalAlarms } from './edge-global-alarms';
import { WebAcl } from './web-acl';

/** CloudFront takes its web ACL and its certificate from here, and has its figures here, wherever the environment is. */
export const cloudFrontRegion = 'us-east-1';

/**
 * What CloudFront needs in us-east-1. A stack of its own even where the environment is there too: every environment behind CloudFront has
 * the same stacks, so that what dev has proved holds for prod in another Region, and a move between Regions changes no structure.
 *
 * An environment whose edge is a REST API has none. One that becomes so leaves this stack behind, out of use: CDK Pipelines deletes no
 * stack, and that one could not be deleted first, while the edge reads its exports. Delete it by hand after the promotion.
 */
export class EdgeGlobalStack extends EnvironmentStack {
  /** `api.<zone>`: what browsers call. */
  readonly apiDomainName: string;
  private readonly certificate: Certificate;
  private readonly webAcl: WebAcl;

  /** @param logKey the environment's own, which serves here too where the environment is in this Region */
  constructor(scope: Construct, environment: Environment, logKey: IKey) {
    super(scope, 'edge-global', {
      environment,
      region: cloudFrontRegion,
      description: 'What CloudFront takes from us-east-1, and alarms on what it has there',
    });
    const { zoneName, zoneId } = environment.domain;
    this.apiDomainName = `api.${zoneName}`;
    this.certificate = new Certificate(this, 'Certificate', {
      domainName: this.apiDomainName,
      validation: CertificateValidation.fromDns(HostedZone.fromHostedZoneAttributes(this, 'Zone', { zoneName, hostedZoneId: zoneId })),
    });
    this.webAcl = new WebAcl(this, 'WebAcl', {
      environment,
      scope: 'CLOUDFRONT',
      ...(environment.region === cloudFrontRegion && { logKey }),
    });
    // In its own Region an environment watches CloudFront beside the rest.
    if (environment.region !== cloudFrontRegion) new EdgeGlobalAlarms(this, 'Watch', environment, this.certificateArn);

    this.exportValue(this.certificate.certificateArn);
    this.exportValue(this.webAcl.arn);
  }

  get certificateArn(): string {
    return this.certificate.certificateArn;
  }

  /** @param consumer the stack that will read them */
  referencesFor(consumer: Stack): { readonly certificateArn: string; readonly webAclArn: string } {
    return {
      certificateArn: reference(this.certificate.certificateArn, consumer),
      webAclArn: reference(this.webAcl.arn, consumer),
    };
  }
}

/**
 * Strong within a Region. Across Regions CloudFormation has no exports, and the library's substitute is a custom resource with a function;
 * a weak reference reads the other stack's output at deployment. Nothing guards that output, but these two are never taken away.
 */
function reference(value: string, consumer: Stack): string {
  return consumer.region === cloudFrontRegion ? value : Stack.consumeReference(value, ReferenceStrength.WEAK);
}
