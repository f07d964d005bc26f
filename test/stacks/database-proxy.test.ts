import { Match } from 'aws-cdk-lib/assertions';
import type { Database } from '../../src/schema/database';
import { exampleEnvironment, exampleService } from './example-environment';
import { exampleSet } from './example-set';

const postgres: Database = { ...exampleEnvironment().database, proxy: true };
const mysql: Database = { ...postgres, engine: 'mysql', version: '8.4.7' };
const services = [exampleService({ name: 'pharmacy' }), exampleService({ name: 'doctor', listenerSlot: 2, database: 'none' })];
const on = exampleSet({ database: postgres, services });
const off = exampleSet({ database: { ...postgres, proxy: false }, services });
const proxy = on.template('database-proxy');
const imported = (says: string) => ({ 'Fn::ImportValue': Match.stringLikeRegexp(says) });

describe('the proxy', () => {
  test.each([
    ['PostgreSQL', on, 'POSTGRESQL'],
    ['MySQL', exampleSet({ database: mysql, services: [] }), 'MYSQL'],
  ])('of %s demands TLS and IAM from tasks, and signs in to the instance with IAM', (_, set, EngineFamily) => {
    set.template('database-proxy').hasResourceProperties('AWS::RDS::DBProxy', {
      EngineFamily,
      RequireTLS: true,
      DefaultAuthScheme: 'IAM_AUTH',
      Auth: Match.absent(),
      DebugLogging: false,
    });
  });

  test('lies in the isolated subnets, in a group that one rule leaves and none of its stack enters', () => {
    proxy.hasResourceProperties('AWS::RDS::DBProxy', { VpcSubnetIds: [imported('isolatedSubnet1'), imported('isolatedSubnet2')] });
    proxy.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
    proxy.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
    proxy.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: imported('Staging-database:.*SecurityGroup'),
      FromPort: 5432,
      ToPort: 5432,
    });
  });

  test('signs in as the users of services that have the database, and of the instance that serves', () => {
    const arn = { 'Fn::Join': ['', ['arn:aws:rds-db:us-east-1:222222222222:dbuser:', imported('DbiResourceId'), '/pharmacy']] };
    proxy.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: { Statement: [{ Action: 'rds-db:connect', Effect: 'Allow', Resource: arn }] },
    });
    exampleSet({ database: mysql, services: [] }).template('database-proxy').resourceCountIs('AWS::IAM::ManagedPolicy', 0);
  });

  test('leads to the instance, and leaves it some connections', () => {
    proxy.hasResourceProperties('AWS::RDS::DBProxyTargetGroup', {
      DBInstanceIdentifiers: [imported('RefInstance')],
      ConnectionPoolConfigurationInfo: Match.objectLike({ MaxConnectionsPercent: 90 }),
    });
  });

  test('logs to a group that is there before it, under the database’s key, which admits it', () => {
    proxy.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: imported('database:ExportsOutputFnGetAttKey'), RetentionInDays: 90 });
    const [group] = on.resources('AWS::Logs::LogGroup', 'database-proxy');
    const [made] = on.resources('AWS::RDS::DBProxy');
    expect(group?.Properties.LogGroupName).toEqual({ 'Fn::Join': ['', ['/aws/rds/proxy/', made?.Properties.DBProxyName]] });
    const [key] = on.resources('AWS::KMS::Key', 'database');
    expect(JSON.stringify(key)).toContain('log-group:/aws/rds/proxy/staging-proxy-*');
  });

  test('has another name for another engine and for other zones, for which another one is made first', () => {
    const name = (set: typeof on) => JSON.stringify(set.resources('AWS::RDS::DBProxy')[0]?.Properties.DBProxyName);
    expect(name(on)).toContain('staging-proxy-postgres-2az');
    expect(name(exampleSet({ database: mysql, services: [] }))).toContain('staging-proxy-mysql-2az');
  });
});

describe('services', () => {
  const variables = (set: typeof on) =>
    JSON.stringify(set.resources('AWS::ECS::TaskDefinition', 'service-pharmacy').map(({ Properties }) => Properties.ContainerDefinitions));

  test('are told the proxy’s address where there is one, and the instance’s where there is none', () => {
    expect(variables(on)).toMatch(/Staging-database-proxy:ExportsOutputFnGetAttProxy\w+Endpoint/);
    expect(variables(off)).toMatch(/Staging-database:ExportsOutputFnGetAttInstance\w+EndpointAddress/);
  });

  test('may sign in to the proxy by its own id, and no longer to the instance', () => {
    const policies = JSON.stringify(on.resources('AWS::IAM::ManagedPolicy', 'service-pharmacy'));
    expect(policies).toMatch(
      /"Fn::Select":\[6,\{"Fn::Split":\[":",\{"Fn::ImportValue":"Staging-database-proxy:ExportsOutputFnGetAttProxy\w+DBProxyArn/,
    );
    expect(policies).not.toContain('DbiResourceId');
  });

  test('enter the proxy’s group, and no database’s', () => {
    const rules = on
      .resources('AWS::EC2::SecurityGroupIngress', 'service-pharmacy')
      .filter(({ Properties }) => Properties.FromPort === 5432);
    expect(rules.map(({ Properties }) => Properties.GroupId)).toEqual([
      { 'Fn::ImportValue': expect.stringMatching(/^Staging-database-proxy:.*SecurityGroup/) },
    ]);
  });
});

describe('the order', () => {
  const predecessors = (set: typeof on, one: string) => set.stack(one).dependencies.map(({ node }) => node.id);

  test('puts the proxy before services that import it', () => {
    expect(predecessors(on, 'service-pharmacy')).toContain('database-proxy');
    expect(predecessors(on, 'database-proxy')).not.toContain('service-pharmacy');
  });

  test('puts services first where the proxy goes', () => {
    expect(predecessors(off, 'database-proxy')).toEqual(expect.arrayContaining(['database', 'service-pharmacy', 'service-doctor']));
    expect(predecessors(off, 'service-pharmacy')).not.toContain('database-proxy');
  });
});

test('without a proxy its group and its log group stay, under the same names', () => {
  const logName = (set: typeof on) =>
    set.resources('AWS::Logs::LogGroup', 'database-proxy').map(({ Properties }) => Properties.LogGroupName);
  expect(Object.values(off.template('database-proxy').toJSON().Resources).map((resource) => (resource as { Type: string }).Type)).toEqual([
    'AWS::EC2::SecurityGroup',
    'AWS::Logs::LogGroup',
  ]);
  expect(logName(off)).toEqual(logName(on));
});
