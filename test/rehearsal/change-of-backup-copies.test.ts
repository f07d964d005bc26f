import { databaseRelease } from './database-release';
import { edited, idOf } from './edited';
import { finding, rehearsal, rulesOf } from './hand-made';

const alone = databaseRelease('prod', {});
const copied = databaseRelease('prod', { backupCopyRegion: 'us-west-2' });
const problems = /export|output|stateful|roll-forward|run-order/;

describe('copies of backups in another Region', () => {
  test('begin in one release, with a vault there before the plan that copies into it', async () => {
    const report = await rehearsal(copied, alone);
    expect(report.outcome).toBe('promoted');
    expect(rulesOf(report).filter((rule) => problems.test(rule))).toEqual([]);
    const made = report.stacks.filter(({ operation }) => operation !== 'none').map(({ name, region }) => `${name} ${region}`);
    expect(made).toEqual(expect.arrayContaining(['Prod-database-copies us-west-2', 'Prod-database us-east-1']));
    expect(made.indexOf('Prod-database-copies us-west-2')).toBeLessThan(made.indexOf('Prod-database us-east-1'));
  });

  test('end in one release, which says that their vault stays with what it holds', async () => {
    const report = await rehearsal(alone, copied);
    expect(report.outcome).toBe('promoted');
    expect(rulesOf(report).filter((rule) => problems.test(rule))).toEqual([]);
    expect(finding(report, 'departed-stack').message).toContain('Prod-database-copies left the release and still runs');
  });

  test('are there from the first release of an environment', async () => {
    expect((await rehearsal(copied)).outcome).toBe('promoted');
  });

  test('need their vault: without it the database’s stack is refused', async () => {
    const output = Object.keys(copied.stacks.find(({ name }) => name === 'Prod-database-copies')?.template.Outputs ?? {}).find((name) =>
      name.includes('Vault'),
    );
    const report = await rehearsal(edited(copied, 'Prod-database-copies', ['Outputs', output ?? ''], undefined));
    expect(report.outcome).toBe('failed');
    expect(rulesOf(report)).toContain('missing-output');
  });
});

test('every snapshot is copied, and kept there as long as here', () => {
  const id = idOf(copied, 'Prod-database', 'AWS::Backup::BackupPlan');
  const plan = copied.stacks.find(({ name }) => name === 'Prod-database')?.template.Resources[id]?.Properties?.BackupPlan;
  expect(plan).toMatchObject({
    BackupPlanRule: [35, 365].map((DeleteAfterDays) => ({
      Lifecycle: { DeleteAfterDays },
      CopyActions: [
        {
          Lifecycle: { DeleteAfterDays },
          DestinationBackupVaultArn: {
            'Fn::GetStackOutput': expect.objectContaining({ StackName: 'Prod-database-copies', Region: 'us-west-2' }),
          },
        },
      ],
    })),
  });
});
