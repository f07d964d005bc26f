import { ArnFormat, Fn, Stack } from 'aws-cdk-lib';
import type { IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDBProxy, CfnDBProxyTargetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { Database } from '../../schema/database';
import type { DatabaseEndpoint } from '../service/database-access';
import type { InstanceEndpoint } from './instance-endpoint';

export interface DatabaseProxyProps {
  readonly vpc: IVpc;
  readonly engine: Database['engine'];
  /** Unique in the account's Region, and another one for another engine or other subnets, for which CloudFormation makes a new proxy first. */
  readonly name: string;
  /** Worn by the proxy; services add the rules by which they enter it. */
  readonly securityGroup: SecurityGroup;
  /** What it leads to. */
  readonly instance: InstanceEndpoint;
  /** Database users that come through it. */
  readonly users: readonly string[];
}

/**
 * RDS Proxy without a password: tasks sign in to it with IAM, and it signs in to the instance with IAM, as the same user. TLS on both
 * connections: the proxy demands the one, the instance the other.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html
 */
export class DatabaseProxy extends Construct {
  /** By which CloudWatch knows it. */
  readonly name: string;
  /** `arn:aws:rds:<region>:<account>:db-proxy:prx-…`. */
  readonly arn: string;
  readonly endpoint: DatabaseEndpoint;

  constructor(scope: Construct, id: string, props: DatabaseProxyProps) {
    super(scope, id);
    const { vpc, engine, name, securityGroup, instance } = props;
    const proxy = new CfnDBProxy(this, 'Proxy', {
      dbProxyName: name,
      engineFamily: engine === 'postgres' ? 'POSTGRESQL' : 'MYSQL',
      defaultAuthScheme: 'IAM_AUTH',
      requireTls: true,
      roleArn: this.role(props).roleArn,
      vpcSubnetIds: vpc.selectSubnets({ subnetGroupName: 'isolated' }).subnetIds,
      vpcSecurityGroupIds: [securityGroup.securityGroupId],
      // Would write statements, and so patients' data, to a log.
      debugLogging: false,
    });
    const targets = new CfnDBProxyTargetGroup(this, 'Targets', {
      dbProxyName: proxy.ref,
      targetGroupName: 'default', // The only one there is.
      dbInstanceIdentifiers: [instance.instanceIdentifier],
      connectionPoolConfigurationInfo: {
        // A tenth of the instance's connections is left to migrations and to whoever looks for what is wrong.
        maxConnectionsPercent: 90,
        maxIdleConnectionsPercent: 50,
        // A task that waits for longer than a request may take holds it up for nothing.
        connectionBorrowTimeout: 20,
      },
    });
    targets.node.addDependency(...this.wayTo(instance, securityGroup));
    this.name = proxy.ref;
    this.arn = proxy.attrDbProxyArn;
    this.endpoint = {
      endpointAddress: proxy.attrEndpoint,
      port: instance.port,
      databaseName: instance.databaseName,
      resourceId: Fn.select(6, Fn.split(':', this.arn)), // The template reference has no attribute for `prx-…`.
      securityGroupId: securityGroup.securityGroupId,
    };
  }

  /** From the proxy to the instance, as rules beside the groups: see `TrafficGroups` for why not by the library's method. */
  private wayTo({ securityGroupId, port }: InstanceEndpoint, { securityGroupId: own }: SecurityGroup): Construct[] {
    const tcp = { ipProtocol: 'tcp', fromPort: port, toPort: port };
    return [
      new CfnSecurityGroupEgress(this, 'ToInstance', {
        ...tcp,
        groupId: own,
        destinationSecurityGroupId: securityGroupId,
        description: 'RDS Proxy to the database',
      }),
      new CfnSecurityGroupIngress(this, 'FromProxy', {
        ...tcp,
        groupId: securityGroupId,
        sourceSecurityGroupId: own,
        description: 'RDS Proxy to the database',
      }),
    ];
  }

  /** Not limited to this account by a condition: RDS Proxy's documentation shows none, and its role has to be passed by someone of this account. */
  private role({ instance, users }: DatabaseProxyProps): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('rds.amazonaws.com') });
    if (users.length === 0) return role;
    const resources = users.map((user) =>
      Stack.of(this).formatArn({
        service: 'rds-db',
        resource: 'dbuser',
        resourceName: `${instance.resourceId}/${user}`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    );
    role.addManagedPolicy(
      new ManagedPolicy(this, 'Policy', { statements: [new PolicyStatement({ actions: ['rds-db:connect'], resources })] }),
    );
    return role;
  }
}
