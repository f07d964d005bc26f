import type { Nat } from './environment';

/**
 * List prices of us-east-1, in US dollars; most other Regions ask up to a third more. What passes through is billed on top.
 *
 * Sources: AWS's price list, behind https://aws.amazon.com/privatelink/pricing/ and https://aws.amazon.com/vpc/pricing/. The
 * figure of encryption controls, priced since March 2026 (https://aws.amazon.com/about-aws/whats-new/2026/03/vpc-encryption-controls-pricing/), is
 * the one that public write-ups of that year quote.
 */
export const networkPrices = {
  readOn: '2026-08-21',
  /** In each zone. */
  interfaceEndpointHour: 0.01,
  /** In each zone that has one; a regional gateway counts once for each zone that it has spread to. */
  natGatewayHour: 0.045,
  /** Of a t4g.nano, which a NAT instance is (https://aws.amazon.com/ec2/pricing/on-demand/), and a gigabyte of its volume for a month. */
  natInstanceHour: 0.0042,
  volumeGbMonth: 0.08,
  /** For each address: a gateway has one in each zone. */
  publicAddressHour: 0.005,
  /** For a VPC with anything in it, whichever the mode. */
  encryptionControlHour: 0.15,
} as const;

const hoursAMonth = 730;
const natInstanceVolumeGb = 8;

/** US dollars a month for watching one VPC. */
export const encryptionControlMonthlyUsd = networkPrices.encryptionControlHour * hoursAMonth;

/** US dollars a month for as many interface endpoints, before data. */
export const endpointsMonthlyUsd = (endpoints: number, zones: number) =>
  endpoints * zones * networkPrices.interfaceEndpointHour * hoursAMonth;

/** US dollars a month for the way out, before data. */
export function natMonthlyUsd(nat: Nat, zones: number): number {
  if (nat === 'instance') {
    return (
      (networkPrices.natInstanceHour + networkPrices.publicAddressHour) * hoursAMonth + natInstanceVolumeGb * networkPrices.volumeGbMonth
    );
  }
  const gateways = { none: 0, single: 1, 'per-az': zones, regional: zones }[nat];
  return gateways * (networkPrices.natGatewayHour + networkPrices.publicAddressHour) * hoursAMonth;
}
