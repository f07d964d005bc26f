import { type ConfigureNatOptions, type GatewayConfig, NatProvider, type PrivateSubnet, RouterType } from 'aws-cdk-lib/aws-ec2';
import { NatInstance } from './nat-instance';

/** One NAT instance for all zones, behind the routes that a gateway would have: a switch between the two changes those in place. */
export class NatInstanceProvider extends NatProvider {
  private made?: GatewayConfig;

  override get configuredGateways(): GatewayConfig[] {
    return this.made ? [this.made] : [];
  }

  override configureNat({ vpc, natSubnets, privateSubnets }: ConfigureNatOptions): void {
    const [subnet] = natSubnets;
    if (!subnet) throw new Error(`${vpc.node.path}: no public subnet for a NAT instance`);
    const { instanceId } = new NatInstance(vpc, 'NatInstance', { vpc, subnet, behind: privateSubnets });
    this.made = { az: subnet.availabilityZone, gatewayId: instanceId };
    for (const privateSubnet of privateSubnets) this.configureSubnet(privateSubnet);
  }

  override configureSubnet(subnet: PrivateSubnet): void {
    if (!this.made) throw new Error(`${subnet.node.path}: asks for its way out before there is one`);
    subnet.addRoute('DefaultRoute', { routerType: RouterType.INSTANCE, routerId: this.made.gatewayId, enablesInternetConnectivity: true });
  }
}
