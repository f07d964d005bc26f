import { BasePathMapping, type CfnDomainName, DomainName, EndpointType, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { IAliasRecordTarget, IHostedZone } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayDomain } from 'aws-cdk-lib/aws-route53-targets';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { WebAcl } from '../web-acl';
import { RestApi, type RestApiProps, tls } from './rest-api';

export interface RestEdgeProps extends RestApiProps {
  /** `api.<zone>`. */
  readonly domainName: string;
  readonly zone: IHostedZone;
}

/** The public face, `api.<zone>`, as a regional REST API with the web ACL on its stage: nothing stands in front of it, and nothing leads past. */
export class RestEdge extends Construct {
  /** Where the name must point. */
  readonly address: IAliasRecordTarget;
  readonly apiName: string;

  constructor(scope: Construct, id: string, { domainName, zone, ...props }: RestEdgeProps) {
    super(scope, id);
    const { api } = new RestApi(this, 'Api', props);
    const association = new CfnWebACLAssociation(this, 'WebAclAssociation', {
      webAclArn: new WebAcl(this, 'WebAcl', { environment: props.environment, scope: 'REGIONAL', logKey: props.logKey }).arn,
      resourceArn: api.deploymentStage.stageArn,
    });
    const domain = new DomainName(this, 'Domain', {
      domainName,
      endpointType: EndpointType.REGIONAL,
      certificate: new Certificate(this, 'Certificate', { domainName, validation: CertificateValidation.fromDns(zone) }),
      ...tls,
    });
    // The library's class has no property for it, and the name has an address of either kind.
    (domain.node.defaultChild as CfnDomainName).addPropertyOverride('EndpointConfiguration.IpAddressType', IpAddressType.DUAL_STACK);
    const mapping = new BasePathMapping(this, 'Mapping', { domainName: domain, restApi: api, stage: api.deploymentStage });
    mapping.node.addDependency(association); // No request may come in before it is looked at.
    this.apiName = api.restApiName;
    this.address = new ApiGatewayDomain(domain);
  }
}
