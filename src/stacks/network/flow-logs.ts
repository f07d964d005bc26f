import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { FlowLog, FlowLogDestination, FlowLogMaxAggregationInterval, FlowLogResourceType, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { type IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { EncryptionKey } from '../encryption-key';

export interface FlowLogsProps {
  readonly vpc: IVpc;
  /** One of the periods that CloudWatch Logs offers. */
  readonly retentionDays: number;
  /** Whether the records outlive the stack. */
  readonly retain: boolean;
}

/** Records every accepted and rejected flow of the VPC, minute by minute, under a key of its own. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpc, retentionDays, retain }: FlowLogsProps) {
    super(scope, id);
    const encryptionKey = new EncryptionKey(this, 'Key', { description: 'VPC flow logs', retain }).allowLogGroups();
    const logGroup = new LogGroup(this, 'LogGroup', {
      encryptionKey,
      retention: retentionDays,
      removalPolicy: retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    new FlowLog(this, 'FlowLog', {
      resourceType: FlowLogResourceType.fromVpc(vpc),
      destination: FlowLogDestination.toCloudWatchLogs(logGroup, this.deliveryRole(logGroup)),
      maxAggregationInterval: FlowLogMaxAggregationInterval.ONE_MINUTE,
    });
  }

  /** A role whose policy is managed, not inline, and final: the library would add an inline one that says the same. */
  private deliveryRole(logGroup: LogGroup): IRole {
    const stack = Stack.of(this);
    const policy = new ManagedPolicy(this, 'DeliveryPolicy', {
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
    const role = new Role(this, 'DeliveryRole', {
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      managedPolicies: [policy],
    });
    return role.withoutPolicyUpdates();
  }
}
