import { resourcesPerService } from '../../src/schema/checks/groups';
import { exampleRoute, exampleService } from './example-environment';
import { type ExampleSet, exampleSet } from './example-set';

const set = exampleSet();
const ireland = exampleSet({ region: 'eu-west-1' });
const noServices = exampleSet({ services: [] });
const manyPaths = (service: string) => Array.from({ length: 3 }, (_, index) => exampleRoute({ path: `/${service}/${index}/*` }));
const fullGroup = exampleSet({
  services: Array.from({ length: 14 }, (_, index) => {
    const name = `service-${index}`;
    return exampleService({ name, group: 'all', listenerSlot: index + 1, routes: manyPaths(name), callers: ['service-0'] });
  }),
});

const outputs = (of: ExampleSet, name: string) => of.template(name).toJSON().Outputs ?? {};
const exported = (of: ExampleSet, name: string) => Object.keys(outputs(of, name)).sort();
const text = (of: ExampleSet, name: string) => JSON.stringify(of.template(name).toJSON());

/** Names of the stacks that must be deployed before one, by reference or by statement. */
function predecessors(of: ExampleSet, name: string): string[] {
  return of.stack(name).dependencies.map(({ node }) => node.id);
}

describe('the stack set', () => {
  test('is the design’s, in its order', () => {
    expect(set.names).toEqual([
      'network',
      'audit',
      'database',
      'cluster',
      'database-proxy',
      'database-users',
      'migrate-eshop',
      'service-eshop',
      'migrate-pharmacy',
      'service-pharmacy',
      'migrate-doctor',
      'service-doctor',
      'edge-global',
      'edge',
      'observability',
      'finops',
    ]);
  });

  test('has the same stacks in every Region', () => {
    expect(ireland.names).toEqual(set.names);
  });

  test('makes no route public before its service runs', () => {
    expect(predecessors(set, 'edge')).toEqual(expect.arrayContaining(['service-eshop', 'service-pharmacy', 'service-doctor']));
  });

  test('watches what is deployed, and counts last', () => {
    expect(predecessors(set, 'observability')).toContain('edge');
    expect(predecessors(set, 'finops')).toContain('observability');
  });

  test('puts services of one group into one stack', () => {
    const clinical = exampleSet({
      services: ['pharmacy', 'doctor'].map((name, slot) => exampleService({ name, group: 'clinical', listenerSlot: slot + 1 })),
    });
    expect(clinical.names.filter((name) => name.startsWith('service-'))).toEqual(['service-clinical']);
    expect(clinical.resources('AWS::ECS::Service', 'service-clinical')).toHaveLength(2);
  });

  test('makes a service’s database and users, and runs its migrations, before the service', () => {
    for (const name of ['eshop', 'pharmacy', 'doctor']) expect(predecessors(set, `service-${name}`)).toContain(`migrate-${name}`);
  });

  test('runs nothing for a group without a database', () => {
    const none = exampleSet({
      services: [exampleService({ name: 'eshop', database: 'none', migration: { command: [], timeoutMinutes: 30 } })],
    });
    const { Resources } = none.template('migrate-eshop').toJSON();
    expect(Object.values(Resources as Record<string, { Type: string }>).map(({ Type }) => Type)).toEqual([
      'AWS::CloudFormation::WaitConditionHandle',
    ]);
  });

  test('needs no file asset', () => {
    for (const name of set.names) expect(text(set, name)).not.toContain('cdk-hnb659fds-assets');
  });

  test('needs no function and no custom resource, but for users, migrations and the monthly report', () => {
    for (const name of set.names.filter((candidate) => !/^(database-users|migrate-|finops)/.test(candidate))) {
      const types = Object.values(set.template(name).toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
      expect(types.filter((type) => /^AWS::Lambda::|^Custom::|^AWS::CloudFormation::CustomResource/.test(type))).toEqual([]);
    }
  });

  test('has as many resources for a service as the check of groups counts, and rules', () => {
    const resources = Object.keys(fullGroup.template('service-all').toJSON().Resources);
    expect(resources).toHaveLength(14 * (resourcesPerService + 2));
  });

  test('stays below 400 resources and 800 KB in every template, with fourteen services of three paths in one group', () => {
    const sizes = fullGroup.names.map((name) => Object.keys(fullGroup.template(name).toJSON().Resources).length);
    expect(Math.max(...sizes)).toBeLessThan(400);
    expect(Math.max(...fullGroup.names.map((name) => text(fullGroup, name).length))).toBeLessThan(800_000);
  });
});

describe('exports', () => {
  test.each(['network', 'audit', 'database', 'cluster', 'database-users'])('of %s do not depend on the list of services', (name) => {
    expect(exported(noServices, name)).toEqual(exported(set, name));
  });

  test('of the edge do not depend on the list of services', () => {
    expect(exported(noServices, 'edge')).toEqual(exported(set, 'edge'));
  });

  test('do not exist in the stacks of a service: it can leave in one release', () => {
    for (const name of set.names.filter((candidate) => /^(service|migrate)-/.test(candidate))) expect(exported(set, name)).toEqual([]);
  });

  test.each(['network', 'audit', 'database', 'cluster', 'database-users'])(
    'leave %s unchanged when the list of services changes',
    (name) => {
      expect(text(noServices, name)).toBe(text(set, name));
    },
  );
});

describe('in another Region', () => {
  const weak = (name: string) =>
    [...text(ireland, name).matchAll(/"Fn::GetStackOutput":(\{[^}]*\})/g)].map(([, body = '']) => JSON.parse(body));

  test('only CloudFront’s web ACL and certificate, and the budget, are in us-east-1', () => {
    expect(ireland.names.filter((name) => ireland.stack(name).region === 'us-east-1')).toEqual(['edge-global', 'finops']);
    expect(ireland.resources('AWS::WAFv2::WebACL', 'edge-global')).toHaveLength(1);
    expect(ireland.resources('AWS::CertificateManager::Certificate', 'edge-global')).toHaveLength(1);
  });

  test('the edge refers weakly to these two', () => {
    expect(weak('edge')).toEqual([
      { StackName: 'Staging-edge-global', Region: 'us-east-1', OutputName: expect.stringContaining('Certificate') },
      { StackName: 'Staging-edge-global', Region: 'us-east-1', OutputName: expect.stringContaining('WebAcl') },
    ]);
  });

  test('what the edge refers to is among the outputs of the other stack', () => {
    expect(exported(ireland, 'edge-global')).toEqual(expect.arrayContaining(weak('edge').map(({ OutputName }) => OutputName)));
  });

  test('no name of the home Region remains', () => {
    for (const name of ireland.names.filter((candidate) => !candidate.startsWith('edge') && candidate !== 'finops'))
      expect(text(ireland, name)).not.toContain('us-east-1');
  });
});

describe('within us-east-1 every reference between stacks is strong, but for', () => {
  const weakly = (name: string): { StackName: string; OutputName: string }[] =>
    [...text(set, name).matchAll(/"Fn::GetStackOutput":(\{[^}]*\})/g)].map(([, body = '']) => JSON.parse(body));
  const read = set.names.flatMap(weakly);

  test('the API’s id, since no import may hold on to an API of the other kind; the topic of pages and the topics’ key; and what alarms watch and configuration takes away', () => {
    const outputs = [...new Set(read.map(({ StackName, OutputName }) => `${StackName} ${OutputName}`))];
    expect(outputs.sort()).toEqual([
      expect.stringMatching(/^Staging-cluster .*AlarmsKey/),
      expect.stringMatching(/^Staging-cluster .*Pages/),
      expect.stringMatching(/^Staging-cluster .*Certificate/),
      expect.stringMatching(/^Staging-edge .*RefApi/),
      expect.stringMatching(/^Staging-edge .*Certificate/),
      expect.stringMatching(/^Staging-edge-global .*Certificate/),
      expect.stringMatching(/^Staging-network .*NATGateway/),
    ]);
  });

  test('and what they read is there', () => {
    for (const { StackName, OutputName } of read) {
      expect(set.template(StackName.replace('Staging-', '')).toJSON().Outputs).toHaveProperty(OutputName);
    }
  });
});

describe('what is kept', () => {
  const unprotected = exampleSet({ protectData: false });
  const deletionProtection = (of: ExampleSet) =>
    of
      .resources('AWS::ElasticLoadBalancingV2::LoadBalancer')
      .flatMap(({ Properties }) => Properties.LoadBalancerAttributes as { Key: string; Value: string }[])
      .filter(({ Key }) => Key === 'deletion_protection.enabled');
  const named: Readonly<Record<string, string>> = {
    'AWS::S3::Bucket': 'BucketName',
    'AWS::SecretsManager::Secret': 'Name',
    'AWS::ElasticLoadBalancingV2::TargetGroup': 'Name',
    'AWS::ElasticLoadBalancingV2::LoadBalancer': 'Name',
    'AWS::ECS::Cluster': 'ClusterName',
    'AWS::SNS::Topic': 'TopicName',
    'AWS::IAM::Role': 'RoleName',
    'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  };

  test.each(Object.entries(named))('%s has no physical name', (type, property) => {
    const names = ['cluster', 'service-eshop', 'edge', 'edge-global']
      .flatMap((stack) => set.resources(type, stack))
      .map(({ Properties }) => Properties[property]);
    expect(names.filter((name) => name !== undefined)).toEqual([]);
  });

  test('is given up with its stack only while that stack is being created', () => {
    const kept = ['cluster', 'service-eshop', 'edge', 'edge-global'].flatMap((stack) =>
      ['AWS::S3::Bucket', 'AWS::Logs::LogGroup'].flatMap((type) => set.resources(type, stack)),
    );
    expect(kept.length).toBeGreaterThan(3);
    expect(new Set(kept.map(({ DeletionPolicy }) => DeletionPolicy))).toEqual(new Set(['RetainExceptOnCreate']));
  });

  test('is in stacks that cannot be deleted where the data is patients’', () => {
    expect(set.names.filter((name) => !set.stack(name).terminationProtection)).toEqual([]);
    expect(unprotected.names.filter((name) => unprotected.stack(name).terminationProtection)).toEqual([]);
  });

  test('is reached through a load balancer that cannot be deleted by a slip', () => {
    expect(deletionProtection(set)).toEqual([{ Key: 'deletion_protection.enabled', Value: 'true' }]);
    expect(deletionProtection(unprotected)).toEqual([{ Key: 'deletion_protection.enabled', Value: 'false' }]);
  });
});
