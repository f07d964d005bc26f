import { IpAddresses, NatProvider, type SubnetConfiguration, SubnetType, type VpcProps } from 'aws-cdk-lib/aws-ec2';
import type { Network } from '../../schema/environment';
import { NatInstanceProvider } from './nat-instance-provider';

/** The block is always cut for three zones, so that growing from two to three moves no subnet. */
const plannedZones = 3;

/**
 * Cuts the VPC's block: each zone gets a quarter of it for services, and a thirty-second each for the database and for NAT. The public
 * subnets come last, so that their absence moves no other.
 *
 * Without NAT there is no internet gateway and no public subnet either: nothing would use them. A regional NAT gateway stands in no
 * subnet: it has an internet gateway, and no public subnet.
 */
export function subnetPlan({ cidr, availabilityZones, nat }: Network): VpcProps {
  const prefix = prefixLength(cidr);
  const privateSubnets: SubnetConfiguration = {
    name: 'private',
    subnetType: nat === 'none' ? SubnetType.PRIVATE_ISOLATED : SubnetType.PRIVATE_WITH_EGRESS,
    cidrMask: prefix + 2,
  };
  const isolatedSubnets: SubnetConfiguration = { name: 'isolated', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: prefix + 5 };
  const publicSubnets: SubnetConfiguration = {
    name: 'public',
    subnetType: SubnetType.PUBLIC,
    cidrMask: prefix + 5,
    mapPublicIpOnLaunch: false,
  };
  return {
    ipAddresses: IpAddresses.cidr(cidr),
    maxAzs: availabilityZones,
    reservedAzs: plannedZones - availabilityZones,
    natGateways: { none: 0, instance: 1, single: 1, 'per-az': availabilityZones, regional: 1 }[nat],
    ...(nat === 'regional' ? { natGatewayProvider: NatProvider.regionalGateway() } : {}),
    ...(nat === 'instance' ? { natGatewayProvider: new NatInstanceProvider() } : {}),
    subnetConfiguration: [privateSubnets, isolatedSubnets, ...(nat === 'none' || nat === 'regional' ? [] : [publicSubnets])],
    restrictDefaultSecurityGroup: false, // Its custom resource is a function and an asset; DefaultSecurityGroupClosure needs neither.
  };
}

function prefixLength(cidr: string): number {
  const length = Number(cidr.split('/')[1]);
  if (!Number.isInteger(length)) throw new Error(`network.cidr: ${cidr} is not an IPv4 block such as 10.20.0.0/16`);
  return length;
}
