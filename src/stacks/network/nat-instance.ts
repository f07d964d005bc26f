import { Fn } from 'aws-cdk-lib';
import {
  AmazonLinuxCpuType,
  CfnEIP,
  CfnInstance,
  type ISubnet,
  MachineImage,
  Peer,
  Port,
  type PrivateSubnet,
  SecurityGroup,
  type Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { CfnInstanceProfile, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { sessionStatements } from '../cluster/instance-role';
import { natAlarms } from './nat-instance-alarms';
import { natUserData } from './nat-instance-user-data';

export interface NatInstanceProps {
  readonly vpc: Vpc;
  /** A public subnet; the instance is in its zone alone. */
  readonly subnet: ISubnet;
  /** Those whose way out it is. */
  readonly behind: readonly PrivateSubnet[];
}

/** Graviton, two processors and half a gigabyte: translating addresses takes little of either. */
const instanceType = 't4g.nano';

/**
 * A way out for the price of a small instance instead of a gateway: one tenth. It is one machine, so that no environment with patients' data
 * has it, and it opens no port to the internet, takes no login but Systems Manager's, and lets pass what the tasks' own groups do: HTTPS.
 *
 * The image is the newest of Amazon Linux 2023 at each deployment of this stack: a release after a new one replaces the instance, moves the
 * address and the routes to it, and for the minute or two in which it sets itself up there is no way out.
 *
 * The library's own (`NatProvider.instanceV2`) admits everything from everywhere by default, has an inline policy, and installs its packages
 * once, before it can reach them: what goes wrong then stays wrong.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
 * @see https://github.com/aws/aws-cdk/issues/35904
 */
export class NatInstance extends Construct {
  readonly instanceId: string;

  constructor(scope: Construct, id: string, { vpc, subnet, behind }: NatInstanceProps) {
    super(scope, id);
    const instance = new CfnInstance(this, 'Resource', {
      imageId: MachineImage.latestAmazonLinux2023({ cpuType: AmazonLinuxCpuType.ARM_64 }).getImage(this).imageId,
      instanceType,
      subnetId: subnet.subnetId,
      securityGroupIds: [this.securityGroup(vpc, behind).securityGroupId],
      sourceDestCheck: false,
      iamInstanceProfile: this.profile(),
      metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1, instanceMetadataTags: 'disabled' },
      blockDeviceMappings: [
        // System and swap, and nothing of what passes: the account's own key for volumes is enough.
        { deviceName: '/dev/xvda', ebs: { encrypted: true, volumeType: 'gp3', volumeSize: 8, deleteOnTermination: true } },
      ],
      ebsOptimized: true,
      // An instance of this family begins without credits, and would take many minutes over its packages on its share of a processor. It
      // pays back by idling: credits are billed only where its load stays above that share for a day.
      creditSpecification: { cpuCredits: 'unlimited' },
      userData: Fn.base64(natUserData(vpc.vpcCidrBlock)),
    });
    instance.node.addDependency(vpc.internetConnectivityEstablished);
    const address = new CfnEIP(this, 'Address', { domain: 'vpc', instanceId: instance.ref });
    address.node.addDependency(vpc.internetConnectivityEstablished);
    natAlarms(this, instance.ref);
    this.instanceId = instance.ref;
  }

  private securityGroup(vpc: Vpc, behind: readonly PrivateSubnet[]): SecurityGroup {
    const group = new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'NAT instance', allowAllOutbound: false });
    for (const { ipv4CidrBlock, node } of behind) group.addIngressRule(Peer.ipv4(ipv4CidrBlock), Port.tcp(443), `HTTPS from ${node.id}`);
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'HTTPS for those behind it, its packages and Systems Manager');
    return group;
  }

  private profile(): string {
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'What the agent of Systems Manager does on the NAT instance',
      statements: sessionStatements(this),
    });
    // Without aws:SourceAccount: EC2 documents no such key for the role of an instance, and gives it to nobody of another account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com'), managedPolicies: [policy] });
    return new CfnInstanceProfile(this, 'Profile', { roles: [role.roleName] }).ref;
  }
}
