import { type Found, textsAt } from '../../assembly/environment-resources';
import { applicationLogGb } from '../log-volumes';
import { hoursAMonth, type Meters, type Setting, usage, usages } from '../usage';

/** What leads out of the VPC and across its zones. Addresses are billed by themselves, so a gateway's own are not counted with it. */
export const networkMeters: Meters = {
  'AWS::EC2::NatGateway': (gateway, setting) => {
    const gateways = setting.resources.all('AWS::EC2::NatGateway').length;
    const zones = isRegional(gateway) ? zonesOf(setting) : 1;
    return usages(
      usage('Hours of the gateway', 'nat-gateway/hour', hoursAMonth * zones),
      // A regional gateway brings an address for each of its zones, which no other resource stands for.
      usage('Its addresses', 'public-address/hour', isRegional(gateway) ? hoursAMonth * zones : 0),
      usage('Data through it', 'nat-gateway/data', throughGatewaysGb(setting) / gateways),
      usage('Data to the internet', 'data-transfer/internet', setting.load.internetGb / gateways),
    );
  },

  'AWS::EC2::EIP': () => [usage('Hours of the address', 'public-address/hour', hoursAMonth)],

  'AWS::EC2::VPCEndpoint': (endpoint, setting) => {
    const { VpcEndpointType = 'Gateway', ServiceName } = endpoint.properties;
    if (VpcEndpointType === 'Gateway') return [];
    const isForLogs = String(ServiceName).endsWith('.logs');
    return usages(
      usage('Hours in each zone', 'vpc-endpoint/hour', hoursAMonth * textsAt(endpoint.properties, 'SubnetIds').length),
      usage('Data through it', 'vpc-endpoint/data', isForLogs ? applicationLogGb(setting) : 0),
    );
  },

  // Monitoring costs as much as enforcing; an empty VPC, which this platform has none of, nothing.
  'AWS::EC2::VPCEncryptionControl': () => [usage('Hours of the encryption control', 'vpc-encryption-control/hour', hoursAMonth)],

  // Data between zones belongs to no resource that the template has; each gigabyte is billed on both sides.
  'AWS::EC2::VPC': (_, { load, resources }) =>
    usages(usage('Data between zones', 'data-transfer/zones', resources.all('AWS::ECS::Service').length > 0 ? 2 * load.crossZoneGb : 0)),
};

function isRegional({ properties }: Found): boolean {
  return properties.AvailabilityMode === 'regional';
}

/** Those that have a subnet: a regional gateway is in each where something runs. */
function zonesOf({ resources }: Setting): number {
  const zones = new Set(resources.all('AWS::EC2::Subnet').map(({ properties }) => String(properties.AvailabilityZone)));
  return Math.max(1, zones.size);
}

/** What tasks send to CloudWatch Logs goes out too, unless it has an endpoint. */
function throughGatewaysGb(setting: Setting): number {
  const hasEndpoint = setting.resources
    .all('AWS::EC2::VPCEndpoint')
    .some(({ properties }) => String(properties.ServiceName).endsWith('.logs'));
  return setting.load.outboundGb + (hasEndpoint ? 0 : applicationLogGb(setting));
}
