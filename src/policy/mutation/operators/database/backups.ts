import { drop, type Operator, operator, removal, set } from '../../operator';
import { itemsAt, valueAt } from '../../read';
import { allows, statementsOf } from '../../statements';

const vault = ['AWS::Backup::BackupVault'];
const plan = ['AWS::Backup::BackupPlan'];

export const backups: readonly Operator[] = [
  operator({
    name: 'backup-vault-lock-removed',
    description: 'Whoever may delete backups can delete all of them: ransomware does',
    source: 'AWS Config backup-recovery-point-manual-deletion-disabled; MITRE ATT&CK T1490',
    fits: vault,
    edits: () => [drop('LockConfiguration')],
  }),
  operator({
    name: 'backup-vault-lock-shortened',
    description: 'Backups may be deleted after a day',
    source: 'AWS Config backup-recovery-point-minimum-retention-check; NIST 800-53 CP-9',
    fits: vault,
    edits: ({ properties }) =>
      valueAt(properties, ['LockConfiguration', 'MinRetentionDays']) === undefined
        ? []
        : [set(['LockConfiguration', 'MinRetentionDays'], 1)],
  }),
  operator({
    name: 'backup-vault-deletion-allowed',
    description: 'No policy refuses to delete backups by hand',
    source: 'AWS Config backup-recovery-point-manual-deletion-disabled',
    fits: vault,
    edits: (site) =>
      statementsOf(site)
        .filter((entry) => !allows(entry))
        .map(({ path }) => drop(path)),
  }),
  operator({
    name: 'backup-kept-for-a-day',
    description: 'What was damaged the day before yesterday cannot be restored',
    source: 'AWS Config backup-plan-min-frequency-and-min-retention-check',
    fits: plan,
    edits: ({ properties }) =>
      itemsAt(properties, ['BackupPlan', 'BackupPlanRule']).flatMap(({ path, item }) =>
        valueAt(item, ['Lifecycle', 'DeleteAfterDays']) === undefined ? [] : [set([...path, 'Lifecycle', 'DeleteAfterDays'], 1)],
      ),
  }),
  operator({
    name: 'backup-plan-emptied',
    description: 'A rule of the backup plan is gone: nothing is copied by it',
    source: 'AWS Config backup-plan-min-frequency-and-min-retention-check',
    fits: plan,
    edits: ({ properties }) => itemsAt(properties, ['BackupPlan', 'BackupPlanRule']).map(({ path }) => drop(path)),
  }),
  operator({
    name: 'backup-selection-removed',
    description: 'The backup plan is there, and backs up nothing',
    source: 'FSBP RDS.26; AWS Config rds-in-backup-plan',
    fits: ['AWS::Backup::BackupSelection'],
    edits: () => [removal],
  }),
];
