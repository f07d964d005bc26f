import { ReferenceStrength, Stack } from 'aws-cdk-lib';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { EnvironmentStack } from '../environment-stack';
import { AnomalyMonitor } from './anomaly-monitor';
import { CostBudget, PlanBudget } from './cost-budget';
import { CostExport } from './cost-export';
import { byService, byTag } from './report/settings';
import { SpendReport } from './spend-report';

/** Bills are the whole account's; CloudFormation knows budgets in half of the Regions only, and in this one always; Data Exports lives here alone. */
export const billingRegion = 'us-east-1';

export interface FinopsStackProps {
  /** Of the bucket for the access logs of buckets, in the environment's Region. */
  readonly accessLogsBucketName: string;
  /** Of the environment's operational logs, in its Region. */
  readonly logKey: IKey;
  /** ARN of the key of its alarms, in its Region. */
  readonly alarmKeyArn: string;
}

/** What the environment may cost, and what it does. The account is the environment's own, so its whole bill counts. */
export class FinopsStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment, { accessLogsBucketName, logKey, alarmKeyArn }: FinopsStackProps) {
    super(scope, 'finops', { environment, region: billingRegion, description: 'Budgets, cost anomalies, cost export and monthly report' });
    const { monthlyUsd, emails, anomalyMonitor, anomalyUsd, savingsPlans } = environment.budget;
    new CostBudget(this, 'Budget', { monthlyUsd, emails });
    const { coveragePercent, utilizationPercent } = savingsPlans;
    if (coveragePercent > 0) new PlanBudget(this, 'PlanCoverage', { measure: 'COVERAGE', percent: coveragePercent, emails });
    if (utilizationPercent > 0) new PlanBudget(this, 'PlanUtilization', { measure: 'UTILIZATION', percent: utilizationPercent, emails });
    if (anomalyMonitor === 'create') new AnomalyMonitor(this, 'Anomalies', { name: this.stackName, emails, leastUsd: anomalyUsd });
    new CostExport(this, 'Costs', {
      name: `${this.stackName}-costs`,
      // S3 logs within a Region: an environment elsewhere has no bucket for it here.
      ...(environment.region === billingRegion && { accessLogsBucketName }),
    });
    new SpendReport(this, 'Report', {
      title: `Spending of ${environment.name}`,
      monthlyUsd,
      breakdowns: [byService, byTag('service'), byTag('owner'), byTag('stack')],
      emails,
      logDays: environment.retention.logDays,
      retain: environment.protectData,
      // A key is used in its own Region; elsewhere the report has one more.
      ...(environment.region === billingRegion && { keys: { logs: logKey, topic: this.weakKey(alarmKeyArn) } }),
    });
  }

  /** An import would keep the release that brings it from being rolled back, since the other stack goes back before this one does. */
  private weakKey(arn: string): IKey {
    return Key.fromKeyArn(this, 'AlarmKey', Stack.consumeReference(arn, ReferenceStrength.WEAK));
  }
}
