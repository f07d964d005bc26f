import { Match, Template } from 'aws-cdk-lib/assertions';
import type { Database, Restore } from '../../src/schema/database';
import { DatabaseStack } from '../../src/stacks/database/database-stack';
import { NetworkStack } from '../../src/stacks/network/network-stack';
import { exampleEnvironment, exampleImages } from './example-environment';
import { exampleSet } from './example-set';
import { exampleStage } from './example-stage';

const plain = exampleEnvironment().database;
const snapshot: Restore = { name: 'incident-7', snapshot: 'before-7', sourceResourceId: '', restoreTime: '', storageGiB: 80 };
const pitr: Restore = {
  name: 'trial',
  snapshot: '',
  sourceResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWX01',
  restoreTime: '2026-11-20T14:03:00Z',
  storageGiB: 50,
};

function build(database: Partial<Database>): { stack: DatabaseStack; template: Template } {
  const environment = exampleEnvironment({ database: { ...plain, ...database } });
  const stage = exampleStage(environment);
  const stack = new DatabaseStack(stage, environment, { vpc: new NetworkStack(stage, environment, { images: exampleImages }).vpc });
  return { stack, template: Template.fromStack(stack) };
}

const alone = build({}).template;
const { template } = build({ restores: [snapshot, pitr] });
const instances = template.findResources('AWS::RDS::DBInstance');
const propertiesOf = (says: string) => Object.entries(instances).find(([id]) => id.includes(says))?.[1].Properties;

describe('a restored instance', () => {
  test.each([
    ['from a snapshot', 'incident7', { DBSnapshotIdentifier: 'before-7' }],
    ['from a point in time', 'trial', { SourceDbiResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWX01', RestoreTime: '2026-11-20T14:03:00Z' }],
  ])('%s is told its source, and nothing that comes with it', (_, says, source) => {
    const properties = propertiesOf(says);
    expect(properties).toMatchObject(source);
    for (const inherited of [
      'MasterUsername',
      'MasterUserPassword',
      'DBName',
      'StorageEncrypted',
      'KmsKeyId',
      'SourceDBInstanceIdentifier',
    ]) {
      expect(properties).not.toHaveProperty(inherited);
    }
  });

  test('at the latest time names no other', () => {
    const latest = build({ restores: [{ ...pitr, restoreTime: 'latest' }] }).template;
    latest.hasResourceProperties('AWS::RDS::DBInstance', {
      SourceDbiResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWX01',
      UseLatestRestorableTime: true,
      RestoreTime: Match.absent(),
    });
  });

  test('is in everything else as the first, but for its name, its group, its place and its size', () => {
    const first = propertiesOf('Instance') ?? {};
    const own = ['DBInstanceIdentifier', 'VPCSecurityGroups', 'AllocatedStorage', 'DBSnapshotIdentifier'];
    const inherited = ['MasterUsername', 'DBName', 'StorageEncrypted', 'KmsKeyId'];
    const without = (properties: object, names: string[]) =>
      Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
    expect(without(propertiesOf('incident7') ?? {}, own)).toEqual(without(first, [...own, ...inherited]));
    expect(propertiesOf('incident7')).toMatchObject({ AllocatedStorage: '80', ManageMasterUserPassword: true });
  });

  test('is entered by nobody while it does not serve: it has a security group of its own', () => {
    const groups = Object.values(instances).map(({ Properties }) => JSON.stringify(Properties.VPCSecurityGroups));
    expect(new Set(groups).size).toBe(3);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('has log groups of its own before it, and is backed up from its first day', () => {
    template.resourceCountIs('AWS::Logs::LogGroup', 6);
    template.resourceCountIs('AWS::Backup::BackupSelection', 3);
  });
});

describe('the first instance', () => {
  test('and all that is its own has the same names as without others beside it', () => {
    expect(Object.keys(template.toJSON().Resources)).toEqual(expect.arrayContaining(Object.keys(alone.toJSON().Resources)));
    expect(template.findOutputs('*')).toMatchObject(alone.findOutputs('*'));
    expect(propertiesOf('Instance')).toEqual(Object.values(alone.findResources('AWS::RDS::DBInstance'))[0]?.Properties);
  });

  test('is no longer in the template once it is released', () => {
    const released = build({ restores: [snapshot], serving: 'incident-7', original: 'released' });
    expect(Object.keys(released.template.findResources('AWS::RDS::DBInstance'))).toEqual([expect.stringMatching(/^Restoredincident7/)]);
    released.template.resourceCountIs('AWS::Backup::BackupSelection', 1);
  });
});

test('each instance exports its own values under its own names', () => {
  const names = Object.keys(template.findOutputs('*')).filter((name) => name.includes('EndpointAddress'));
  expect(names).toEqual([
    expect.stringMatching(/GetAttInstance/),
    expect.stringMatching(/Restoredincident7Instance/),
    expect.stringMatching(/RestoredtrialInstance/),
  ]);
});

describe('what follows the instance that serves', () => {
  const set = exampleSet({ database: { ...plain, restores: [snapshot], serving: 'incident-7' } });

  test.each(['service-pharmacy', 'observability'])('is %s, which reads nothing of the first', (name) => {
    const text = JSON.stringify(set.template(name).toJSON());
    expect(text).toContain('Restoredincident7Instance');
    expect(text).not.toMatch(/Staging-database:ExportsOutput\w+Att(Instance|SecurityGroup)|ExportsOutputRefInstance/);
  });

  test('is the alarm for storage, by what that instance was given', () => {
    set.template('observability').hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'FreeStorageSpace',
      Threshold: Math.round(0.15 * 80 * 1024 ** 3),
    });
  });
});
