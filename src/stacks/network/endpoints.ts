import { Stack } from 'aws-cdk-lib';
import { GatewayVpcEndpointAwsService, InterfaceVpcEndpointAwsService, Peer, Port, SecurityGroup, type Vpc } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { InterfaceEndpoint, Network } from '../../schema/platform';

/** IAM's name of the service behind each endpoint, where it is not the endpoint's own. */
const iamPrefixes: Partial<Record<InterfaceEndpoint, string>> = { 'ecr.api': 'ecr', 'ecr.dkr': 'ecr', monitoring: 'cloudwatch' };

export interface EndpointsProps {
  readonly vpc: Vpc;
  readonly network: Network;
}

/** The private ways to AWS's own services. Each admits this account's principals only: stolen keys of another account lead nowhere. */
export class Endpoints extends Construct {
  constructor(scope: Construct, id: string, { vpc, network }: EndpointsProps) {
    super(scope, id);
    this.addS3(vpc);
    if (network.interfaceEndpoints.length > 0) this.addInterfaces(vpc, network);
  }

  private addS3(vpc: Vpc): void {
    const { account, partition, region } = Stack.of(this);
    const endpoint = vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3, subnets: [{ subnetGroupName: 'private' }] });
    endpoint.addToPolicy(
      new PolicyStatement({
        sid: 'OwnBuckets',
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListBucket'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
      }),
    );
    endpoint.addToPolicy(
      new PolicyStatement({
        sid: 'ImageLayers', // ECR hands out its layers as signed links into a bucket of its own, which no principal of ours signs.
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: [`arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`],
      }),
    );
  }

  private addInterfaces(vpc: Vpc, { cidr, interfaceEndpoints }: Network): void {
    const { account } = Stack.of(this);
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Interface endpoints: HTTPS from inside the VPC',
      allowAllOutbound: false,
    });
    securityGroup.addIngressRule(Peer.ipv4(cidr), Port.tcp(443), 'HTTPS from the VPC');

    for (const name of interfaceEndpoints) {
      const endpoint = vpc.addInterfaceEndpoint(name, {
        service: new InterfaceVpcEndpointAwsService(name),
        subnets: { subnetGroupName: 'private' },
        securityGroups: [securityGroup],
        open: false, // The group above already says who may enter.
      });
      endpoint.addToPolicy(
        new PolicyStatement({
          principals: [new AnyPrincipal()],
          actions: [`${iamPrefixes[name] ?? name}:*`],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:PrincipalAccount': account } },
        }),
      );
    }
  }
}
