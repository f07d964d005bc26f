import { Stack } from 'aws-cdk-lib';
import { CfnAnalyzer } from 'aws-cdk-lib/aws-accessanalyzer';
import { CfnDetector } from 'aws-cdk-lib/aws-guardduty';
import { CfnHub, CfnStandard } from 'aws-cdk-lib/aws-securityhub';
import { Construct } from 'constructs';
import type { AccountSingletons } from '../../schema/platform';

export interface DetectionProps {
  readonly singletons: AccountSingletons;
}

/**
 * The account's own watchers, each only where configuration says `create`: of each an account has one a Region at most, and a second
 * one fails the deployment. For the same reason none is retained.
 */
export class Detection extends Construct {
  constructor(scope: Construct, id: string, { singletons }: DetectionProps) {
    super(scope, id);
    if (singletons.guardDuty === 'create') this.createGuardDuty();
    if (singletons.securityHub === 'create') this.createSecurityHub();
    if (singletons.accessAnalyzer === 'create') new CfnAnalyzer(this, 'AccessAnalyzer', { type: 'ACCOUNT' });
  }

  private createGuardDuty(): void {
    new CfnDetector(this, 'GuardDuty', {
      enable: true,
      findingPublishingFrequency: 'FIFTEEN_MINUTES',
      features: [
        { name: 'S3_DATA_EVENTS', status: 'ENABLED' },
        { name: 'RDS_LOGIN_EVENTS', status: 'ENABLED' },
      ],
    });
  }

  private createSecurityHub(): void {
    const { partition, region } = Stack.of(this);
    // The default standards would bring an outdated CIS benchmark along.
    const hub = new CfnHub(this, 'SecurityHub', { enableDefaultStandards: false, controlFindingGenerator: 'SECURITY_CONTROL' });
    const standard = new CfnStandard(this, 'BestPractices', {
      standardsArn: `arn:${partition}:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
    });
    standard.addResourceDependency(hub);
  }
}
