import { at, atLeast, attribute, elements, isThere, isTrue, type Measure } from './measure';

const copies = ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.310(d)(2)(iv)'];

/** What lets data and services outlive a fault, a zone and a mistake. */
export const continuityMeasures: readonly Measure[] = [
  {
    id: 'backup',
    title: 'Copies of data are made daily and kept',
    safeguards: [...copies, '164.310(d)(1)'],
    done: {
      'AWS::RDS::DBInstance': ({ BackupRetentionPeriod }) => atLeast(BackupRetentionPeriod, 1),
      'AWS::Backup::BackupPlan': ({ BackupPlan }) => elements(at(BackupPlan, 'BackupPlanRule')).length > 0,
      'AWS::Backup::BackupSelection': ({ BackupSelection }) =>
        isThere(at(BackupSelection, 'Resources')) || isThere(at(BackupSelection, 'ListOfTags')),
    },
  },
  {
    id: 'locked-backup',
    title: 'Copies cannot be deleted before their time',
    safeguards: ['164.308(a)(7)(ii)(B)', '164.312(c)(1)'],
    done: { 'AWS::Backup::BackupVault': ({ LockConfiguration }) => atLeast(at(LockConfiguration, 'MinRetentionDays'), 1) },
  },
  {
    id: 'emergency-backup',
    title: 'Copies can be restored in an emergency',
    safeguards: ['164.312(a)(2)(ii)'],
    done: { 'AWS::Backup::BackupVault': ({ EncryptionKeyArn }) => isThere(EncryptionKeyArn) },
  },
  {
    id: 'zones',
    title: 'A zone may fail: another one has an instance, or tasks',
    safeguards: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'],
    done: {
      'AWS::RDS::DBInstance': ({ MultiAZ }) => isTrue(MultiAZ),
      'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ Subnets }) => elements(Subnets).length > 1,
      'AWS::ApplicationAutoScaling::ScalableTarget': ({ MinCapacity }) => atLeast(MinCapacity, 2),
    },
  },
  {
    id: 'deployment-rollback',
    title: 'A deployment that fails is taken back by itself',
    safeguards: ['164.308(a)(7)(ii)(C)'],
    done: {
      'AWS::ECS::Service': ({ DeploymentConfiguration }) =>
        isTrue(at(DeploymentConfiguration, 'DeploymentCircuitBreaker', 'Enable')) &&
        isTrue(at(DeploymentConfiguration, 'DeploymentCircuitBreaker', 'Rollback')),
    },
  },
  {
    id: 'deletion-protection',
    title: 'What holds data, or leads to it, is not deleted by mistake',
    safeguards: ['164.308(a)(7)(i)', '164.312(c)(1)'],
    done: {
      'AWS::RDS::DBInstance': ({ DeletionProtection }) => isTrue(DeletionProtection),
      'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ LoadBalancerAttributes }) =>
        isTrue(attribute(LoadBalancerAttributes, 'deletion_protection.enabled')),
    },
  },
];
