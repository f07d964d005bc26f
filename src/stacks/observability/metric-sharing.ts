import { AccountPrincipal, ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * Lets the CloudWatch console of another account show this one's metrics and alarms: under the name that the console looks for, to the
 * service-linked role by which it asks, and to nobody else there.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Cross-Account-Cross-Region.html
 */
export class MetricSharing extends Construct {
  /** @param viewer the account that looks on */
  constructor(scope: Construct, id: string, viewer: string) {
    super(scope, id);
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        // Figures and states, no logs. CloudWatch knows no narrower resource for what reads several metrics at once.
        new PolicyStatement({
          actions: ['cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricData', 'cloudwatch:GetMetricStatistics', 'cloudwatch:ListMetrics'],
          resources: ['*'],
        }),
      ],
    });
    const path = 'aws-service-role/cloudwatch-crossaccount.amazonaws.com/AWSServiceRoleForCloudWatchCrossAccount';
    new Role(this, 'Role', {
      roleName: 'CloudWatch-CrossAccountSharingRole',
      description: `Shows metrics and alarms to account ${viewer}`,
      assumedBy: new AccountPrincipal(viewer).withConditions({ ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${viewer}:role/${path}` } }),
      managedPolicies: [policy],
    });
  }
}
