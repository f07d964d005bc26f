import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { FlowLog, FlowLogDestination, FlowLogMaxAggregationInterval, FlowLogResourceType, type IVpc, LogFormat } from 'aws-cdk-lib/aws-ec2';
import { type IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** A field that the library has no name for yet. */
const field = (name: string) => LogFormat.custom(`\${${name}}`);

/**
 * What a record says, in this order. Besides who spoke to whom, how much and whether it was let through: the way that it took, the service
 * and task behind an address that a task has for minutes only, why it was refused, and whether it was encrypted (0 for clear text, 1 by
 * the hardware, 2 by the application, 3 by both; a dash where nothing watches). Left out is what is the same in every record, such as
 * account and VPC: CloudWatch Logs bills each byte.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
 */
const recordFormat = [
  LogFormat.VERSION,
  LogFormat.INTERFACE_ID,
  LogFormat.SUBNET_ID,
  LogFormat.AZ_ID,
  LogFormat.SRC_ADDR,
  LogFormat.DST_ADDR,
  LogFormat.SRC_PORT,
  LogFormat.DST_PORT,
  LogFormat.PROTOCOL,
  LogFormat.PACKETS,
  LogFormat.BYTES,
  LogFormat.START_TIMESTAMP,
  LogFormat.END_TIMESTAMP,
  LogFormat.ACTION,
  LogFormat.LOG_STATUS,
  LogFormat.TCP_FLAGS,
  LogFormat.PKT_SRC_ADDR,
  LogFormat.PKT_DST_ADDR,
  LogFormat.PKT_SRC_AWS_SERVICE,
  LogFormat.PKT_DST_AWS_SERVICE,
  LogFormat.FLOW_DIRECTION,
  LogFormat.TRAFFIC_PATH,
  LogFormat.ECS_SERVICE_NAME,
  LogFormat.ECS_TASK_ID,
  field('reject-reason'),
  field('encryption-status'),
];

export interface FlowLogsProps {
  readonly vpc: IVpc;
  readonly encryptionKey: IKey;
  /** One of the periods that CloudWatch Logs offers. */
  readonly retentionDays: number;
  /** Whether the records outlive the stack. */
  readonly retain: boolean;
}

/** Records every accepted and rejected flow of the VPC, minute by minute. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpc, encryptionKey, retentionDays, retain }: FlowLogsProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'LogGroup', {
      encryptionKey,
      retention: retentionDays,
      removalPolicy: retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    new FlowLog(this, 'FlowLog', {
      resourceType: FlowLogResourceType.fromVpc(vpc),
      destination: FlowLogDestination.toCloudWatchLogs(logGroup, this.deliveryRole(logGroup)),
      maxAggregationInterval: FlowLogMaxAggregationInterval.ONE_MINUTE,
      logFormat: recordFormat,
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
