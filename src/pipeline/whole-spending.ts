import { PermissionsBoundary, Stack, Tags } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { boundaryName } from '../schema/account-names';
import type { Platform } from '../schema/platform';
import { tagForCosts } from '../stacks/cost-tags';
import { CostBudget } from '../stacks/finops/cost-budget';
import { billingRegion } from '../stacks/finops/finops-stack';
import { byAccount, byService, byTag } from '../stacks/finops/report/settings';
import { SpendReport } from '../stacks/finops/spend-report';

/**
 * What the account of the pipeline costs; or, where it is the organisation's management account, the whole platform: each account alone, and
 * all together. In us-east-1, where the billing services are: elsewhere in a stack beside the pipeline's, which deploys it.
 */
export class WholeSpending extends Construct {
  static of(home: Stack, platform: Platform): WholeSpending {
    if (home.region === billingRegion) return new WholeSpending(home, 'Spending', platform);
    const stack = new Stack(home.node.root, `${home.node.id}-finops`, {
      env: { account: platform.pipeline.account, region: billingRegion },
      description: `Budget and monthly report of ${platform.name}`,
      permissionsBoundary: PermissionsBoundary.fromName(boundaryName(platform.name)),
    });
    Tags.of(stack).add('carepath:stack', 'pipeline');
    tagForCosts(stack, platform);
    home.addStackDependency(stack);
    return new WholeSpending(stack, 'Spending', platform);
  }

  private constructor(scope: Construct, id: string, { name, budget, pipeline, environments }: Platform) {
    super(scope, id);
    const accounts = [pipeline.account, ...environments.map(({ account }) => account)];
    const counted = budget.paysForAll ? { accounts } : {};
    new CostBudget(this, 'Budget', { ...budget, ...counted });
    new SpendReport(this, 'Report', {
      ...budget,
      ...counted,
      title: `Spending of ${name}`,
      breakdowns: [byService, byAccount, byTag('environment'), byTag('owner')],
      accountNames: { [pipeline.account]: 'pipeline', ...Object.fromEntries(environments.map((one) => [one.account, one.name])) },
      logDays: RetentionDays.ONE_YEAR,
      retain: true,
    });
  }
}
