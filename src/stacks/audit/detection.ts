import { Stack } from 'aws-cdk-lib';
import { CfnAnalyzer } from 'aws-cdk-lib/aws-accessanalyzer';
import { CfnDetector } from 'aws-cdk-lib/aws-guardduty';
import { CfnHub, CfnSecurityControl, CfnStandard } from 'aws-cdk-lib/aws-securityhub';
import { Construct } from 'constructs';
import type { AccountSingletons } from '../../schema/environment';

export interface DetectionProps {
  readonly singletons: AccountSingletons;
  readonly protectData: boolean;
}

/**
 * The account's own watchers, each only where configuration says `create`: of each an account has one a Region at most, and a second
 * one fails the deployment. For the same reason none is retained.
 */
export class Detection extends Construct {
  constructor(scope: Construct, id: string, { singletons, protectData }: DetectionProps) {
    super(scope, id);
    if (singletons.guardDuty === 'create') this.createGuardDuty(protectData);
    if (singletons.securityHub === 'create') this.createSecurityHub(singletons.config === 'create');
    // Of access from outside of the account, which is free. The one of unused access is paid for by each role and month.
    if (singletons.accessAnalyzer === 'create') new CfnAnalyzer(this, 'AccessAnalyzer', { type: 'ACCOUNT' });
  }

  /**
   * Every plan is switched by name: a new detector has some that would be paid for without being asked for. Runtime monitoring of tasks
   * is left out: GuardDuty puts a container of its own into each, from a registry to which no role here has access.
   */
  private createGuardDuty(protectData: boolean): void {
    const plans: Readonly<Record<string, boolean>> = {
      S3_DATA_EVENTS: true,
      RDS_LOGIN_EVENTS: protectData, // Priced by the database's processors.
      EBS_MALWARE_PROTECTION: false,
      EKS_AUDIT_LOGS: false,
      LAMBDA_NETWORK_LOGS: false,
      RUNTIME_MONITORING: false,
    };
    new CfnDetector(this, 'GuardDuty', {
      enable: true,
      findingPublishingFrequency: 'FIFTEEN_MINUTES',
      features: Object.entries(plans).map(([name, enabled]) => ({ name, status: enabled ? 'ENABLED' : 'DISABLED' })),
    });
  }

  /** @param ownRecorder whether AWS Config records here by a role of ours, which the hub would otherwise report */
  private createSecurityHub(ownRecorder: boolean): void {
    const { partition, region } = Stack.of(this);
    // The default standards would bring an outdated CIS benchmark along.
    const hub = new CfnHub(this, 'SecurityHub', { enableDefaultStandards: false, controlFindingGenerator: 'SECURITY_CONTROL' });
    const standard = new CfnStandard(this, 'BestPractices', {
      standardsArn: `arn:${partition}:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
    });
    standard.addResourceDependency(hub);
    if (!ownRecorder) return;
    const control = new CfnSecurityControl(this, 'RecorderControl', {
      securityControlId: 'Config.1',
      parameters: { includeConfigServiceLinkedRoleCheck: { valueType: 'CUSTOM', value: { boolean: false } } },
      lastUpdateReason: 'The recorder has a role of its own and needs no service-linked one',
    });
    control.addResourceDependency(standard);
  }
}
