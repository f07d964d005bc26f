import { CfnNatGateway, CfnVPCGatewayAttachment, type Vpc } from 'aws-cdk-lib/aws-ec2';

/**
 * Makes a regional NAT gateway wait until the internet gateway is attached: EC2 then writes the gateway's own route to it. The library
 * lets it wait only until the internet gateway exists.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
export function waitForInternetGateway(vpc: Vpc): void {
  const children = vpc.node.children;
  const attachment = children.find((child) => child instanceof CfnVPCGatewayAttachment);
  const gateway = children.find((child) => child instanceof CfnNatGateway);
  if (!attachment || !gateway) throw new Error(`${vpc.node.path}: no regional NAT gateway, or no internet gateway for it`);
  gateway.node.addDependency(attachment);
}
