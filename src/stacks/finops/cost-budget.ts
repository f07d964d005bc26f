import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';

/** Percent of the monthly limit at which somebody hears of it. */
const warnings = [
  { notificationType: 'ACTUAL', threshold: 50 },
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
  { notificationType: 'FORECASTED', threshold: 100 },
];

export interface CostBudgetProps {
  readonly monthlyUsd: number;
  readonly emails: readonly string[];
  /**
   * Accounts whose bills it counts, where the budget's own account pays for others.
   * @default - everything that its account is billed for
   */
  readonly accounts?: readonly string[];
}

/** A monthly limit with warnings. No name: CloudFormation replaces a budget when its notifications change, and a name would collide with itself. */
export class CostBudget extends CfnBudget {
  constructor(scope: Construct, id: string, { monthlyUsd, emails, accounts }: CostBudgetProps) {
    super(scope, id, {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyUsd, unit: 'USD' },
        ...(accounts && { costFilters: { LinkedAccount: [...accounts] } }),
      },
      notificationsWithSubscribers: warnings.map((warning) => ({
        notification: { ...warning, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
        subscribers: subscribersOf(emails),
      })),
    });
  }
}

export interface PlanBudgetProps {
  /** Of what compute costs, how much a Savings Plan covers; or of what a plan costs, how much is used. */
  readonly measure: 'COVERAGE' | 'UTILIZATION';
  /** Whole percent, below which somebody hears of it. */
  readonly percent: number;
  readonly emails: readonly string[];
}

/**
 * CloudFormation cannot buy a Savings Plan: it can say when there should be one, or a smaller one. Without any plan coverage is 0, and the
 * month's one mail asks for the decision.
 */
export class PlanBudget extends CfnBudget {
  constructor(scope: Construct, id: string, { measure, percent, emails }: PlanBudgetProps) {
    super(scope, id, {
      // Its limit is always 100 %, and is therefore left out.
      budget: { budgetType: `SAVINGS_PLANS_${measure}`, timeUnit: 'MONTHLY' },
      notificationsWithSubscribers: [
        {
          notification: { notificationType: 'ACTUAL', thresholdType: 'PERCENTAGE', comparisonOperator: 'LESS_THAN', threshold: percent },
          subscribers: subscribersOf(emails),
        },
      ],
    });
  }
}

const subscribersOf = (emails: readonly string[]) => emails.map((address) => ({ subscriptionType: 'EMAIL', address }));
