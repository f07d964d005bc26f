import { ArnFormat, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * Lets Enhanced Monitoring write operating system metrics into the account's `RDSOSMetrics` log group. AWS's own policy for it reaches
 * every log group of every Region whose name begins with RDS.
 */
export class MonitoringRole extends Role {
  constructor(scope: Construct, id: string) {
    const { account } = Stack.of(scope);
    super(scope, id, {
      assumedBy: new ServicePrincipal('monitoring.rds.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } }),
    });
    const logGroup = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: 'RDSOSMetrics',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.addManagedPolicy(
      new ManagedPolicy(this, 'Policy', {
        statements: [
          new PolicyStatement({ actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'], resources: [logGroup] }),
          new PolicyStatement({
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams', 'logs:GetLogEvents'],
            resources: [`${logGroup}:log-stream:*`],
          }),
        ],
      }),
    );
  }
}
