import { Match, Template } from 'aws-cdk-lib/assertions';
import type { Database } from '../../src/schema/database';
import type { Environment } from '../../src/schema/environment';
import { DatabaseStack } from '../../src/stacks/database/database-stack';
import { NetworkStack } from '../../src/stacks/network/network-stack';
import { exampleEnvironment, exampleImages } from './example-environment';
import { exampleStage } from './example-stage';

function build(overrides: Partial<Environment> = {}): DatabaseStack {
  const environment = exampleEnvironment(overrides);
  const stage = exampleStage(environment);
  return new DatabaseStack(stage, environment, { vpc: new NetworkStack(stage, environment, { images: exampleImages }).vpc });
}

const postgres = exampleEnvironment().database;
const mysql: Database = { ...postgres, engine: 'mysql', version: '8.4.7' };
const stack = build();
const template = Template.fromStack(stack);
const unprotected = Template.fromStack(build({ protectData: false }));
const mysqlStack = build({ database: mysql });
const mysqlTemplate = Template.fromStack(mysqlStack);

describe('the instance', () => {
  test('is encrypted under the stack’s key, as are its password and its insights', () => {
    const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] };
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      StorageEncrypted: true,
      KmsKeyId: key,
      MasterUserSecret: { KmsKeyId: key },
      PerformanceInsightsKMSKeyId: key,
    });
  });

  test('has a password that RDS makes and rotates, and that no template knows', () => {
    template.hasResourceProperties('AWS::RDS::DBInstance', { ManageMasterUserPassword: true, MasterUserPassword: Match.absent() });
    template.resourceCountIs('AWS::SecretsManager::Secret', 0);
  });

  test('lets services sign in with IAM', () => {
    template.hasResourceProperties('AWS::RDS::DBInstance', { EnableIAMDatabaseAuthentication: true });
  });

  test('lies in the isolated subnets, without a public address', () => {
    template.hasResourceProperties('AWS::RDS::DBInstance', { PubliclyAccessible: false });
    const [group] = Object.values(template.findResources('AWS::RDS::DBSubnetGroup'));
    const imported = group?.Properties.SubnetIds.map((subnet: Record<string, string>) => subnet['Fn::ImportValue']);
    expect(imported).toEqual([expect.stringContaining('isolatedSubnet1'), expect.stringContaining('isolatedSubnet2')]);
  });

  test('is as large, as safe and as old as configured', () => {
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      Engine: 'postgres',
      EngineVersion: '17.6',
      DBInstanceClass: 'db.t4g.medium',
      StorageType: 'gp3',
      AllocatedStorage: '50',
      MaxAllocatedStorage: 200,
      MultiAZ: true,
      BackupRetentionPeriod: 14,
    });
  });

  test('takes minor versions by itself, in its window, and never paid extended support', () => {
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      AutoMinorVersionUpgrade: true,
      PreferredMaintenanceWindow: 'Sun:04:00-Sun:05:00',
      PreferredBackupWindow: '02:00-03:00',
      EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    });
  });

  test('is watched every minute by a role that writes to its own log group only', () => {
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      MonitoringInterval: 60,
      MonitoringRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('MonitoringRole'), 'Arn'] },
      DatabaseInsightsMode: 'standard',
    });
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Resource: 'arn:aws:logs:us-east-1:222222222222:log-group:RDSOSMetrics:log-stream:*' }),
        ]),
      },
    });
  });

  test('keeps the figures of slow queries for a week, or fifteen months in the advanced mode', () => {
    template.hasResourceProperties('AWS::RDS::DBInstance', { DatabaseInsightsMode: 'standard', PerformanceInsightsRetentionPeriod: 7 });
    const advanced = Template.fromStack(build({ database: { ...postgres, insights: 'advanced' } }));
    advanced.hasResourceProperties('AWS::RDS::DBInstance', {
      DatabaseInsightsMode: 'advanced',
      PerformanceInsightsRetentionPeriod: 465,
      PerformanceInsightsKMSKeyId: Match.anyValue(),
    });
  });

  test('goes without Performance Insights where RDS refuses it', () => {
    const refused = Template.fromStack(build({ database: { ...mysql, instanceType: 't4g.small' } }));
    refused.hasResourceProperties('AWS::RDS::DBInstance', { EnablePerformanceInsights: Match.absent() });
    mysqlTemplate.hasResourceProperties('AWS::RDS::DBInstance', { EnablePerformanceInsights: true });
  });
});

describe('patients’ data', () => {
  test('is protected from deletion and stays with all that it needs when the stack goes', () => {
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      DeletionProtection: true,
      DeleteAutomatedBackups: false,
      CopyTagsToSnapshot: true,
    });
    mysqlTemplate.allResources('AWS::RDS::OptionGroup', { DeletionPolicy: 'RetainExceptOnCreate' });
    for (const type of [
      'AWS::RDS::DBInstance',
      'AWS::RDS::DBSubnetGroup',
      'AWS::RDS::DBParameterGroup',
      'AWS::EC2::SecurityGroup',
      'AWS::Logs::LogGroup',
      'AWS::KMS::Key',
    ]) {
      template.allResources(type, { DeletionPolicy: 'RetainExceptOnCreate' });
    }
  });

  test('that is none leaves a last snapshot, and its key', () => {
    unprotected.hasResourceProperties('AWS::RDS::DBInstance', { DeletionProtection: false });
    unprotected.hasResource('AWS::RDS::DBInstance', { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' });
    unprotected.allResources('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate' });
    unprotected.allResources('AWS::RDS::DBParameterGroup', { DeletionPolicy: 'Delete' });
  });
});

describe('TLS', () => {
  test('is forced by PostgreSQL', () => {
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Family: 'postgres17',
      Parameters: Match.objectLike({ 'rds.force_ssl': '1' }),
    });
  });

  test('is forced by MySQL', () => {
    mysqlTemplate.hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Family: 'mysql8.4',
      Parameters: Match.objectLike({ require_secure_transport: '1' }),
    });
  });
});

describe('the security group', () => {
  test('admits nobody and lets nothing out', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('is the only one of the instance', () => {
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      VPCSecurityGroups: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^SecurityGroup'), 'GroupId'] }],
    });
  });
});

describe('logs', () => {
  const identifierOf = (of: Template): unknown =>
    Object.values(of.findResources('AWS::RDS::DBInstance'))[0]?.Properties.DBInstanceIdentifier;
  const groupsOf = (of: Template): Array<{ LogGroupName: { 'Fn::Join': [string, unknown[]] } }> =>
    Object.values(of.findResources('AWS::Logs::LogGroup')).map(({ Properties }) => Properties);

  test.each([
    ['PostgreSQL', template, ['postgresql', 'upgrade']],
    ['MySQL', mysqlTemplate, ['audit', 'error', 'general', 'slowquery']],
  ])('of %s are all exported, each to the group that RDS looks for', (_, of, logs) => {
    of.hasResourceProperties('AWS::RDS::DBInstance', { EnableCloudwatchLogsExports: logs });
    expect(groupsOf(of).map(({ LogGroupName }) => LogGroupName['Fn::Join'][1])).toEqual(
      logs.map((log) => ['/aws/rds/instance/', identifierOf(of), `/${log}`]),
    );
  });

  test('have their groups before there is an instance, encrypted and kept as configured', () => {
    template.hasResource('AWS::RDS::DBInstance', { DependsOn: Object.keys(template.findResources('AWS::Logs::LogGroup')) });
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90, KmsKeyId: Match.anyValue() });
  });

  test('are encrypted with a key that admits the groups of the environment’s instances and proxies only', () => {
    const logs = 'arn:aws:logs:us-east-1:222222222222:log-group:/aws/rds';
    const groups = [`${logs}/instance/staging-*`, `${logs}/proxy/staging-proxy-*`];
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'logs.us-east-1.amazonaws.com' },
            Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
          }),
        ]),
      },
    });
  });

  test('hold no statements, in which patients’ data would stand', () => {
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', { Parameters: Match.objectLike({ log_statement: 'ddl' }) });
    mysqlTemplate.hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Parameters: Match.objectLike({ general_log: '0', slow_query_log: '0' }),
    });
    mysqlTemplate.hasResourceProperties('AWS::RDS::OptionGroup', {
      OptionConfigurations: [
        {
          OptionName: 'MARIADB_AUDIT_PLUGIN',
          OptionSettings: [{ Name: 'SERVER_AUDIT_EVENTS', Value: 'CONNECT,QUERY_DDL,QUERY_DCL' }],
        },
      ],
    });
  });
});

describe('names', () => {
  test('of what is retained end in digits of the stack’s own id, so that one left behind is in nobody’s way', () => {
    const stackDigits = {
      'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] }],
    };
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      DBInstanceIdentifier: { 'Fn::Join': ['-', ['staging-postgres', stackDigits]] },
    });
    template.hasResourceProperties('AWS::Backup::BackupVault', {
      BackupVaultName: { 'Fn::Join': ['-', ['staging-database', stackDigits]] },
    });
  });

  test('differ between engines, since another engine is another instance beside the first', () => {
    mysqlTemplate.hasResourceProperties('AWS::RDS::DBInstance', {
      DBInstanceIdentifier: { 'Fn::Join': ['-', ['staging-mysql', Match.anyValue()]] },
    });
  });
});

describe('backups', () => {
  test('are taken daily and monthly, into a vault under the key', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({ Lifecycle: { DeleteAfterDays: 35 }, ScheduleExpression: 'cron(0 7 * * ? *)', StartWindowMinutes: 120 }),
          Match.objectLike({ Lifecycle: { DeleteAfterDays: 365 }, ScheduleExpression: 'cron(0 9 1 * ? *)', StartWindowMinutes: 120 }),
        ],
      },
    });
    template.hasResourceProperties('AWS::Backup::BackupVault', { EncryptionKeyArn: Match.anyValue() });
  });

  test('are locked in their vault, and deleted by nobody, where data is protected', () => {
    template.hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { ChangeableForDays: 3, MinRetentionDays: 35 },
      AccessPolicy: { Statement: [Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['backup:DeleteRecoveryPoint']) })] },
    });
    unprotected.hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: Match.absent(), AccessPolicy: Match.absent() });
  });

  test('outlive the stack in every environment', () => {
    for (const each of [template, unprotected]) each.allResources('AWS::Backup::BackupVault', { DeletionPolicy: 'RetainExceptOnCreate' });
  });

  test('are kept for no shorter than the lock demands: AWS Backup fails what is', () => {
    const [vault] = Object.values(template.findResources('AWS::Backup::BackupVault'));
    const [plan] = Object.values(template.findResources('AWS::Backup::BackupPlan'));
    for (const { Lifecycle } of plan?.Properties.BackupPlan.BackupPlanRule ?? []) {
      expect(Lifecycle.DeleteAfterDays).toBeGreaterThanOrEqual(vault?.Properties.LockConfiguration.MinRetentionDays);
    }
  });

  test('select this instance, with a role that reaches no other', () => {
    const [instanceId = ''] = Object.keys(template.findResources('AWS::RDS::DBInstance'));
    const instance = { 'Fn::Join': ['', ['arn:aws:rds:us-east-1:222222222222:db:', { Ref: instanceId }]] };
    template.hasResourceProperties('AWS::Backup::BackupSelection', { BackupSelection: Match.objectLike({ Resources: [instance] }) });
    const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements.filter(({ Resource }) => Resource === '*')).toEqual([]);
  });

  test('may hand the key to AWS services only', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } }),
        ]),
      },
    });
  });
});

test('AWS services act here for this account only', () => {
  const roles = Object.values(template.findResources('AWS::IAM::Role'));
  expect(roles).toHaveLength(2);
  for (const { Properties } of roles) {
    expect(Properties.AssumeRolePolicyDocument.Statement).toEqual([
      expect.objectContaining({ Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } } }),
    ]);
  }
});

describe('what services read', () => {
  test.each([
    [5432, stack],
    [3306, mysqlStack],
  ])('has port %d as a number', (port, of) => {
    expect(of.serving.port).toBe(port);
  });

  test('is exported whether or not there is a service', () => {
    const alone = Template.fromStack(build({ services: [] }));
    const exported = Object.values(template.findOutputs('*')).map(({ Value }) => Value);
    expect(alone.findOutputs('*')).toEqual(template.findOutputs('*'));
    expect(exported).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^SecurityGroup/), 'GroupId'] },
      { 'Fn::GetAtt': [expect.stringMatching(/^Instance/), 'Endpoint.Address'] },
      { 'Fn::GetAtt': [expect.stringMatching(/^Instance/), 'DbiResourceId'] },
      { Ref: expect.stringMatching(/^Instance/) },
      { 'Fn::GetAtt': [expect.stringMatching(/^Instance/), 'MasterUserSecret.SecretArn'] },
      { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
    ]);
  });
});

test.each([
  ['PostgreSQL', template],
  ['MySQL', mysqlTemplate],
])('nothing of %s is a function, a nested application or an inline policy', (_, of) => {
  for (const type of ['AWS::Lambda::Function', 'AWS::Serverless::Application', 'AWS::IAM::Policy', 'Custom::LogRetention']) {
    of.resourceCountIs(type, 0);
  }
});
