import type { Resource } from '../../src/assembly/template';
import { costOf } from '../../src/cost/cost-of';
import { freeTypes } from '../../src/cost/free-types';
import { meters } from '../../src/cost/meters';
import { defaultLoad } from '../../src/schema/default-load';
import { priced, smallAssembly } from './small-assembly';

const entryOf = (...given: Parameters<typeof priced>) => {
  const [environment] = priced(...given).report.environments;
  return { usd: environment?.monthlyUsd, unpriced: environment?.unpriced.map(({ logicalId, reason }) => `${logicalId} ${reason}`) };
};

test('a type that nobody knows is unpriced, never free', () => {
  expect(entryOf({ Mine: { Type: 'AWS::Example::Thing' } })).toEqual({
    usd: 0,
    unpriced: ['Mine is of a type that nobody has priced yet'],
  });
});

test('a custom resource is unpriced', () => {
  expect(entryOf({ Mine: { Type: 'Custom::Thing', Properties: { ServiceToken: 'x' } } }).unpriced).toHaveLength(1);
});

test('in a Region without prices nothing is priced as if it stood in another', () => {
  expect(entryOf({ Address: { Type: 'AWS::EC2::EIP' } }, {}, { region: 'eu-west-1' })).toEqual({
    usd: 0,
    unpriced: ['Address is in eu-west-1, of which no prices are known here'],
  });
});

const refused: Readonly<Record<string, Resource>> = {
  'a class of database without a price': {
    Type: 'AWS::RDS::DBInstance',
    Properties: { Engine: 'postgres', DBInstanceClass: 'db.x9.large', StorageType: 'gp3' },
  },
  'storage with provisioned operations': {
    Type: 'AWS::RDS::DBInstance',
    Properties: { Engine: 'postgres', DBInstanceClass: 'db.t4g.small', StorageType: 'io2' },
  },
  'a network load balancer': { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'network' } },
  'a rule group with a price of its own': {
    Type: 'AWS::WAFv2::WebACL',
    Properties: { Rules: [{ Statement: { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesBotControlRuleSet', VendorName: 'AWS' } } }] },
  },
  'a plan of GuardDuty that is not modelled': {
    Type: 'AWS::GuardDuty::Detector',
    Properties: { Features: [{ Name: 'RUNTIME_MONITORING', Status: 'ENABLED' }] },
  },
  'an analyzer of unused access': { Type: 'AWS::AccessAnalyzer::Analyzer', Properties: { Type: 'ACCOUNT_UNUSED_ACCESS' } },
  'an alarm on what a query finds': {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { Metrics: [{ Id: 'q', Expression: 'SELECT AVG(CPUUtilization) FROM "AWS/ECS"' }] },
  },
  'a service on instances that nobody names': {
    Type: 'AWS::ECS::Service',
    Properties: { TaskDefinition: 'elsewhere', LaunchType: 'EC2' },
  },
};

test.each(Object.entries(refused))('%s is unpriced', (_, resource) => {
  const { unpriced } = entryOf({ Mine: resource });
  expect(unpriced).toEqual([expect.stringMatching(/^Mine /)]);
});

test('a function that others may call is unpriced; one that nothing calls does not run', () => {
  const own = { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 128 } };
  const door = { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: 'Mine' }, Principal: 's3.amazonaws.com' } };
  expect(entryOf({ Mine: own, Door: door }, { releases: 1 }).unpriced).toEqual([
    'Mine is called by others: how often it runs is not known',
  ]);
  expect(entryOf({ Mine: own }, { releases: 1 })).toEqual({ usd: 0, unpriced: [] });
});

test('storage whose size is nowhere is unpriced', () => {
  const properties = { Engine: 'postgres', DBInstanceClass: 'db.t4g.small', StorageType: 'gp3', DBSnapshotIdentifier: 'records' };
  expect(entryOf({ Mine: { Type: 'AWS::RDS::DBInstance', Properties: properties } }).unpriced).toHaveLength(1);
});

test('a resource is listed once for each reason', () => {
  expect(entryOf({ Mine: { Type: 'AWS::KMS::Key' } }, { keyRequests: 1 }, { region: 'eu-west-1' }).unpriced).toHaveLength(1);
});

test('no type is both metered and free', () => {
  expect(Object.keys(meters).filter((type) => Object.hasOwn(freeTypes, type))).toEqual([]);
});

test('an assembly without a load is priced at the usual one, and that is said', () => {
  const { manifest, ...foreign } = smallAssembly({ Key: { Type: 'AWS::KMS::Key' } });
  const { report, loadIsKnown } = costOf({ ...foreign, manifest: undefined });
  expect({ load: report.load, loadIsKnown }).toEqual({ load: { Dev: defaultLoad }, loadIsKnown: false });
  expect(manifest).toBeDefined();
});
