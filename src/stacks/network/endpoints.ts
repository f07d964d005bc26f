import { Stack } from 'aws-cdk-lib';
import { GatewayVpcEndpointAwsService, InterfaceVpcEndpointAwsService, Peer, Port, SecurityGroup, type Vpc } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Network } from '../../schema/environment';
import { endpointPolicy, type PulledImages } from './endpoint-policies';

export interface EndpointsProps {
  readonly vpc: Vpc;
  readonly network: Network;
  readonly images: PulledImages;
}

/** The private ways to AWS's own services. Each admits this account's principals only: stolen keys of another account lead nowhere. */
export class Endpoints extends Construct {
  constructor(scope: Construct, id: string, { vpc, network, images }: EndpointsProps) {
    super(scope, id);
    this.addS3(vpc);
    if (network.interfaceEndpoints.length > 0) this.addInterfaces(vpc, network, images);
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

  private addInterfaces(vpc: Vpc, { cidr, interfaceEndpoints }: Network, images: PulledImages): void {
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
      for (const statement of endpointPolicy(this, name, images)) endpoint.addToPolicy(statement);
    }
  }
}
