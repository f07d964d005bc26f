import { Stack } from 'aws-cdk-lib';
import { CfnDashboard, CfnScheduledReport } from 'aws-cdk-lib/aws-bcm';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** By what spending is broken down: a dimension of Cost Explorer, or a tag for cost allocation. */
export interface Breakdown {
  readonly title: string;
  readonly type: 'DIMENSION' | 'TAG';
  readonly key: string;
}

export const byService: Breakdown = { title: 'By service', type: 'DIMENSION', key: 'SERVICE' };
export const byAccount: Breakdown = { title: 'By environment', type: 'DIMENSION', key: 'LINKED_ACCOUNT' };
export const byTag = (name: string): Breakdown => ({ title: `By tag ${name}`, type: 'TAG', key: `carepath:${name}` });

export interface SpendReportProps {
  /** Letters, digits, spaces and hyphens, at most 50. */
  readonly name: string;
  readonly breakdowns: readonly Breakdown[];
}

/**
 * A page of spending, month by month, and the report of it that AWS makes on the third of each month, when the bill of the last is
 * complete. CloudFormation knows no recipients of it: they are entered once in the console.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/schedule-dashboard-reports-permissions.html
 */
export class SpendReport extends Construct {
  constructor(scope: Construct, id: string, { name, breakdowns }: SpendReportProps) {
    super(scope, id);
    const dashboard = new CfnDashboard(this, 'Dashboard', {
      name,
      description: 'Monthly spending',
      widgets: breakdowns.map(({ title, type, key }) => ({
        title,
        configs: [
          {
            queryParameters: {
              costAndUsage: {
                metrics: ['UnblendedCost'],
                granularity: 'MONTHLY',
                timeRange: { startTime: { type: 'RELATIVE', value: '-P6M' }, endTime: { type: 'RELATIVE', value: '-P0M' } },
                groupBy: [{ type, key }],
              },
            },
            displayConfig: { table: {} },
          },
        ],
      })),
    });
    new CfnScheduledReport(this, 'Monthly', {
      name,
      description: 'Spending of the last month',
      dashboardArn: dashboard.attrArn,
      scheduledReportExecutionRoleArn: this.reader(dashboard.attrArn).roleArn,
      scheduleConfig: { scheduleExpression: 'cron(0 8 3 * ? *)', scheduleExpressionTimeZone: 'UTC', state: 'ENABLED' },
    });
  }

  private reader(dashboardArn: string): Role {
    const { account } = Stack.of(this);
    const policy = new ManagedPolicy(this, 'ReaderPolicy', {
      statements: [
        new PolicyStatement({ actions: ['bcm-dashboards:GetDashboard'], resources: [dashboardArn] }),
        // Cost Explorer knows no narrower resource for these, which read figures.
        new PolicyStatement({
          actions: ['ce:GetCostAndUsage', 'ce:GetDimensionValues', 'ce:GetTags', 'ce:GetCostCategories'],
          resources: ['*'],
        }),
      ],
    });
    return new Role(this, 'Reader', {
      description: 'Reads spending for the monthly report',
      assumedBy: new ServicePrincipal('bcm-dashboards.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:aws:bcm-dashboards::${account}:*` },
        },
      }),
      managedPolicies: [policy],
    });
  }
}
