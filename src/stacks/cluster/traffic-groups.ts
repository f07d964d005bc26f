import { CfnSecurityGroupEgress, type IVpc, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** Where the VPC Link's requests arrive: from the public side, past the web ACL. */
export const edgePort = 443;
/** Where the services' requests to one another arrive. */
export const callerPort = 8443;

export interface TrafficGroupsProps {
  readonly vpc: IVpc;
}

/**
 * Who may speak to the load balancer, as security groups: the VPC Link on one port, services that call services on the other. What the
 * load balancer may reach is added by each service.
 */
export class TrafficGroups extends Construct {
  readonly loadBalancer: SecurityGroup;
  readonly vpcLink: SecurityGroup;
  /** Worn by the tasks of services that call others, beside their own group. */
  readonly callers: SecurityGroup;

  constructor(scope: Construct, id: string, { vpc }: TrafficGroupsProps) {
    super(scope, id);
    const group = (name: string, description: string) => new SecurityGroup(this, name, { vpc, description, allowAllOutbound: false });
    this.loadBalancer = group('LoadBalancer', 'Internal load balancer');
    this.vpcLink = group('VpcLink', 'VPC Link of the HTTP API');
    this.callers = group('Callers', 'Services that call other services');

    this.loadBalancer.addIngressRule(this.vpcLink, Port.tcp(edgePort), 'HTTPS from the VPC Link');
    this.allowToLoadBalancer(this.vpcLink, edgePort, 'HTTPS to the load balancer');
    this.loadBalancer.addIngressRule(this.callers, Port.tcp(callerPort), 'HTTPS from services that call services');
    this.allowToLoadBalancer(this.callers, callerPort, 'HTTPS to other services, through the load balancer');
  }

  /**
   * Not by the library's method: that takes the group's placeholder rule away, and a group with no egress rule of its own gets one from
   * EC2 that allows everything. A rule that stands beside the group, as this one does, does not prevent it.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
   */
  private allowToLoadBalancer(group: SecurityGroup, port: number, description: string): void {
    new CfnSecurityGroupEgress(group, 'ToLoadBalancer', {
      groupId: group.securityGroupId,
      destinationSecurityGroupId: this.loadBalancer.securityGroupId,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
      description,
    });
  }
}
