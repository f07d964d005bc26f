import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { EnvironmentStack } from '../environment-stack';

/** Bills are the whole account's; CloudFormation knows budgets in half of the Regions only, and in this one always. */
const billingRegion = 'us-east-1';

/** Percent of the monthly limit at which somebody hears of it. */
const warnings = [
  { notificationType: 'ACTUAL', threshold: 50 },
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
  { notificationType: 'FORECASTED', threshold: 100 },
];

/** What the environment may cost. The account is the environment's own, so its whole bill counts. */
export class FinopsStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, 'finops', { environment, region: billingRegion, description: 'Monthly budget with warnings' });
    const { monthlyUsd, emails } = environment.budget;
    // No name: CloudFormation replaces the budget when its notifications change, and a fixed name would collide with itself.
    new CfnBudget(this, 'Budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: monthlyUsd, unit: 'USD' } },
      notificationsWithSubscribers: warnings.map((warning) => ({
        notification: { ...warning, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
        subscribers: emails.map((address) => ({ subscriptionType: 'EMAIL', address })),
      })),
    });
  }
}
