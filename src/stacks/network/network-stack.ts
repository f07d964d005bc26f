import { CfnNatGateway, CfnVPCEncryptionControl, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { EncryptionKey } from '../encryption-key';
import { EnvironmentStack } from '../environment-stack';
import { DefaultSecurityGroupClosure } from './default-security-group-closure';
import type { PulledImages } from './endpoint-policies';
import { Endpoints } from './endpoints';
import { FlowLogs } from './flow-logs';
import { LogKey } from './log-key';
import { waitForInternetGateway } from './regional-nat';
import { subnetPlan } from './subnet-plan';

export interface NetworkStackProps {
  readonly images: PulledImages;
}

/** The environment's network: private by default, recorded, and with one way out at most. */
export class NetworkStack extends EnvironmentStack {
  /** Its subnet groups are `private` (services, VPC Link), `isolated` (database) and, with NAT gateways of single zones, `public` (these alone). */
  readonly vpc: Vpc;
  /** Of the logs of every stack in the environment's Region that has no key for data of its own. Here, for the flow logs are the first. */
  readonly logKey: EncryptionKey;
  /** Tokens, one for each gateway; as many as configuration asks for, so that other stacks refer to them weakly. */
  readonly natGatewayIds: readonly string[];

  constructor(scope: Construct, environment: Environment, { images }: NetworkStackProps) {
    super(scope, 'network', { environment, description: 'VPC, subnets, NAT, endpoints and flow logs' });
    const { network } = environment;

    this.logKey = new LogKey(this, 'LogKey', environment);
    this.vpc = new Vpc(this, 'Vpc', subnetPlan(network));
    if (network.nat === 'regional') waitForInternetGateway(this.vpc);
    new Endpoints(this, 'Endpoints', { vpc: this.vpc, network, images });
    // A VPC that exists can only begin by being watched; to enforce, every way out would have to be excluded by name.
    if (network.encryptionControl) new CfnVPCEncryptionControl(this, 'EncryptionControl', { vpcId: this.vpc.vpcId, mode: 'monitor' });
    new FlowLogs(this, 'FlowLogs', {
      vpc: this.vpc,
      encryptionKey: this.logKey,
      retentionDays: environment.retention.logDays,
      retain: environment.protectData,
    });
    new DefaultSecurityGroupClosure(this, 'DefaultSecurityGroup', { vpc: this.vpc });

    const gateways = this.vpc.node.findAll().filter((construct) => construct instanceof CfnNatGateway);
    this.natGatewayIds = gateways.map(({ attrNatGatewayId }) => attrNatGatewayId);
    this.exportContract();
  }

  /**
   * Exports what other stacks may read, whether or not one does: an export that vanished with its last reader would stop a deployment in
   * which that reader is updated later.
   */
  private exportContract(): void {
    this.exportValue(this.vpc.vpcId);
    this.exportValue(this.logKey.keyArn);
    for (const subnetGroupName of ['private', 'isolated']) {
      for (const subnetId of this.vpc.selectSubnets({ subnetGroupName }).subnetIds) this.exportValue(subnetId);
    }
  }
}
