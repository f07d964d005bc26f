import fc from 'fast-check';
import type { Template } from '../../src/assembly/template';
import type { Approver } from '../../src/rehearsal/report';
import { approval, finding, type HandMadeStage, protectedRelease, rehearsal, release, resource, rulesOf } from './hand-made';

const topic = resource('AWS::SNS::Topic');
const reader = (name: string) => resource('AWS::SSM::Parameter', { Type: 'String', Value: { 'Fn::ImportValue': name } });
const producer = (exported: Record<string, string>): Partial<Template> => ({
  Resources: { Topic: topic, Other: topic },
  Outputs: Object.fromEntries(
    Object.entries(exported).map(([name, id]) => [name, { Value: { Ref: id }, Export: { Name: `shared:${name}` } }]),
  ),
});
const consumer = (...names: string[]): Partial<Template> => ({
  Resources: { Own: topic, ...Object.fromEntries(names.map((name) => [`Reads${name}`, reader(`shared:${name}`)])) },
});
const inOrder = (first: Partial<Template>, second: Partial<Template>) =>
  release({ Dev: { stacks: [{ producer: first }, { consumer: second }] } });

describe('exports', () => {
  const base = inOrder(producer({ a: 'Topic' }), consumer('a'));

  test('an export that is dropped while a stack imports it fails the update and names the importer', async () => {
    const report = await rehearsal(inOrder(producer({}), consumer()), base);
    expect(report.outcome).toBe('failed');
    expect(finding(report, 'export-in-use').message).toBe(
      'Dev-producer would remove its export shared:a, which Dev-consumer still imports',
    );
    expect(finding(report, 'export-in-use').remedy).toContain('first let Dev-consumer stop importing it');
  });

  test('an export whose value changes while a stack imports it fails the update', async () => {
    const report = await rehearsal(inOrder(producer({ a: 'Other' }), consumer('a')), base);
    expect(finding(report, 'export-in-use').message).toContain('change the value of');
  });

  test('a replacement changes the value of the export that holds its id', async () => {
    const replaced = producer({ a: 'Topic' });
    const named = { ...replaced, Resources: { ...replaced.Resources, Topic: resource('AWS::SNS::Topic', { FifoTopic: true }) } };
    const report = await rehearsal(inOrder(named, consumer('a')), base);
    expect(finding(report, 'export-in-use').message).toContain('change the value of its export shared:a');
  });

  test('two releases remove what one cannot', async () => {
    const first = inOrder(producer({ a: 'Topic' }), consumer());
    expect((await rehearsal(first, base)).outcome).toBe('promoted');
    expect((await rehearsal(inOrder(producer({}), consumer()), first)).outcome).toBe('promoted');
  });

  test('an import of what nobody exports fails', async () => {
    const report = await rehearsal(inOrder(producer({}), consumer('a')));
    expect(finding(report, 'missing-export').message).toContain('Dev-consumer imports shared:a, which no stack');
  });

  test('the consumer before the producer fails', async () => {
    const report = await rehearsal(release({ Dev: { stacks: [{ consumer: consumer('a') }, { producer: producer({ a: 'Topic' }) }] } }));
    expect(report.outcome).toBe('failed');
    expect(rulesOf(report)).toContain('missing-export');
  });

  test('the consumer beside the producer fails, whichever the pipeline lists first', async () => {
    const report = await rehearsal(release({ Dev: { stacks: [{ producer: producer({ a: 'Topic' }), consumer: consumer('a') }] } }));
    expect(finding(report, 'missing-export').message).toContain('in the same run order');
  });

  test('the consumer before the producer fails even where an earlier release made the export', async () => {
    const swapped = release({ Dev: { stacks: [{ consumer: consumer('a') }, { producer: producer({ a: 'Topic' }) }] } });
    expect(finding(await rehearsal(swapped, base), 'run-order').message).toMatch(/^Dev-consumer imports shared:a from Dev-producer/);
  });

  test('a new export that is in use stops the way back half way', async () => {
    const report = await rehearsal(inOrder(producer({ a: 'Topic', b: 'Other' }), consumer('a', 'b')), base);
    expect(report.outcome).toBe('promoted');
    expect(finding(report, 'roll-forward-only').message).toContain('would remove its export shared:b, which Dev-consumer still imports');
  });

  test('a weak reference to an output that is gone fails', async () => {
    const weak = {
      Resources: {
        Reads: resource('AWS::SSM::Parameter', {
          Type: 'String',
          Value: { 'Fn::GetStackOutput': { StackName: 'Dev-producer', OutputName: 'a' } },
        }),
      },
    };
    expect((await rehearsal(inOrder(producer({ a: 'Topic' }), weak))).outcome).toBe('promoted');
    expect(rulesOf(await rehearsal(inOrder(producer({}), weak)))).toContain('missing-output');
  });
});

describe('unique keys', () => {
  const named = (name: string, more: object = {}) => ({ ...resource('AWS::Logs::LogGroup', { LogGroupName: name }), ...more });
  const single = (Resources: Template['Resources']) => release({ Dev: { stacks: [{ app: { Resources } }] } });

  test.each([
    [
      'a listener priority',
      resource('AWS::ElasticLoadBalancingV2::ListenerRule', { ListenerArn: 'listener', Priority: 10, Actions: [], Conditions: [] }),
    ],
    [
      'a security group rule',
      resource('AWS::EC2::SecurityGroupIngress', { GroupId: 'group', IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' }),
    ],
    ['a log group name', named('/app')],
    ['a role name', resource('AWS::IAM::Role', { RoleName: 'app', AssumeRolePolicyDocument: {} })],
    ['a record name', resource('AWS::Route53::RecordSet', { HostedZoneId: 'Z1', Name: 'api.example.com', Type: 'A' })],
    ['a target group name', resource('AWS::ElasticLoadBalancingV2::TargetGroup', { Name: 'app' })],
  ])('%s is given once', async (_, duplicate) => {
    const report = await rehearsal(
      release({ Dev: { stacks: [{ one: { Resources: { A: duplicate } } }, { other: { Resources: { B: duplicate } } }] } }),
    );
    expect(report.outcome).toBe('failed');
    expect(finding(report, 'name-collision').message).toContain('Dev-one/A has it');
  });

  test('what is named in part only collides with nothing: AWS chooses the rest', async () => {
    const filter = resource('AWS::Logs::MetricFilter', { LogGroupName: '/app', FilterPattern: '', MetricTransformations: [] });
    expect((await rehearsal(single({ A: filter, B: filter }))).outcome).toBe('promoted');
  });

  test('a bucket name is given once in all of AWS', async () => {
    const bucket = { Resources: { Bucket: resource('AWS::S3::Bucket', { BucketName: 'the-bucket' }) } };
    const report = await rehearsal(release({ Dev: { stacks: [{ app: bucket }] }, Staging: { stacks: [{ app: bucket }] } }));
    expect(report.stages.map(({ name, outcome }) => [name, outcome])).toContainEqual(['Staging', 'failed']);
  });

  test('a name is free in another account', async () => {
    const stage = { stacks: [{ app: { Resources: { Logs: named('/app') } } }] };
    expect((await rehearsal(release({ Dev: stage, Staging: stage }))).outcome).toBe('promoted');
  });

  test('a resource with a fixed name cannot be replaced', async () => {
    const alias = (target: string) =>
      single({ Role: resource('AWS::IAM::Role', { RoleName: 'app', Path: target, AssumeRolePolicyDocument: {} }) });
    const report = await rehearsal(alias('/b/'), alias('/a/'));
    expect(finding(report, 'name-collision').message).toContain('must be replaced, but the new one cannot be made while the old one has');
  });

  test('two listener rules of a stack cannot swap their priorities', async () => {
    const at = (Priority: number) =>
      resource('AWS::ElasticLoadBalancingV2::ListenerRule', { ListenerArn: 'l', Priority, Actions: [], Conditions: [] });
    expect(rulesOf(await rehearsal(single({ A: at(2), B: at(1) }), single({ A: at(1), B: at(2) })))).toContain('name-collision');
  });

  test('what a dropped resource left behind is in the way of the next one', async () => {
    const retained = { ...named('/app'), DeletionPolicy: 'Retain' };
    const [first, second] = [single({ Logs: retained, Topic: topic }), single({ Topic: topic })];
    const dropped = await rehearsal(second, first);
    expect(dropped.outcome).toBe('promoted');
    expect(finding(dropped, 'roll-forward-only').message).toContain('is taken by what Dev-app/Logs left behind');
  });

  test('a creation that fails leaves behind what is retained, unless it is RetainExceptOnCreate', async () => {
    const release = (policy: string) =>
      single({
        A: { ...named('/a'), DeletionPolicy: policy },
        B: resource('AWS::SSM::Parameter', { Type: 'String', Value: { 'Fn::ImportValue': 'none' } }),
      });
    const empty = single({ Topic: topic });
    const again = async (policy: string) => finding(await rehearsal(release(policy), empty), 'half-updated').message;
    expect(await again('Retain')).toContain('is taken by what Dev-app/A left behind');
    expect(await again('RetainExceptOnCreate')).not.toContain('left behind');
  });
});

describe('data', () => {
  const database = (properties: object, more: object = {}) => ({
    Resources: { Db: { ...resource('AWS::RDS::DBInstance', { Engine: 'postgres', ...properties }), ...more } },
  });
  const one = (template: Partial<Template>) => release({ Prod: { stacks: [{ data: template }] } });

  test('a replacement of a database is a warning, and an error where data is protected', async () => {
    const [base, head] = [one(database({ StorageEncrypted: false })), one(database({ StorageEncrypted: true }))];
    expect(finding(await rehearsal(head, base), 'stateful-replacement')).toMatchObject({ severity: 'warning', where: 'Prod/Prod-data/Db' });
    const report = await rehearsal(protectedRelease(head, 'Prod'), base);
    expect(finding(report, 'stateful-replacement')).toMatchObject({ severity: 'error', where: 'prod/Prod-data/Db' });
    expect(report.stacks).toContainEqual(
      expect.objectContaining({ environment: 'prod', operation: 'update', resources: { create: 0, update: 0, replace: 1, delete: 0 } }),
    );
  });

  test('a replacement is a finding even when the update fails for another reason', async () => {
    const broken = { Resources: { ...database({ StorageEncrypted: true }).Resources, Reads: reader('nothing') } };
    const report = await rehearsal(one(broken), one(database({})));
    expect(finding(report, 'stateful-replacement').message).toContain('would be replaced');
  });

  test('the finding says why, and what becomes of the old one', async () => {
    const report = await rehearsal(one(database({ StorageEncrypted: true })), one(database({}, { UpdateReplacePolicy: 'Snapshot' })));
    expect(finding(report, 'stateful-replacement').message).toContain(
      'because StorageEncrypted changes; the old one is deleted after a snapshot',
    );
  });

  test('a replacement upstream propagates to what refers to it', async () => {
    const keyed = (policy: object) =>
      one({
        Resources: {
          Subnets: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'x', SubnetIds: [], ...policy }),
          Db: resource('AWS::RDS::DBInstance', { DBSubnetGroupName: { Ref: 'Subnets' } }),
        },
      });
    const report = await rehearsal(keyed({ DBSubnetGroupName: 'b' }), keyed({ DBSubnetGroupName: 'a' }));
    expect(finding(report, 'stateful-replacement').message).toContain('DBSubnetGroupName');
  });

  test('an approver is told of it before the stage that does it', async () => {
    const bucket = { Resources: { Topic: topic, Bucket: resource('AWS::S3::Bucket') } };
    const gated = (template: Partial<Template>) =>
      release({ Gate: { stacks: [], actions: [approval('Approve')] }, Prod: { stacks: [{ data: template }] } });
    const told: string[] = [];
    const approver: Approver = async ({ findings }) => {
      told.push(...findings.map(({ rule, where }) => `${rule} ${where}`));
      return { approved: false, detail: 'no' };
    };
    const report = await rehearsal(gated({ Resources: { Topic: topic } }), gated(bucket), { approver });
    expect(told).toEqual(['stateful-deletion Prod/Prod-data/Bucket']);
    expect(rulesOf(report)).toEqual([]);
  });

  test('a bucket that leaves the template is a finding, and says that it stays when it is retained', async () => {
    const bucket = { ...resource('AWS::S3::Bucket'), DeletionPolicy: 'Retain' };
    const report = await rehearsal(one({ Resources: { Topic: topic } }), one({ Resources: { Topic: topic, Bucket: bucket } }));
    expect(finding(report, 'stateful-deletion').message).toContain('stays behind, without a stack');
  });

  test.each([
    ['Retain', 'warning'],
    ['Delete', 'error'],
  ])('a bucket that leaves a protected environment by the policy %s is a finding of severity %s', async (DeletionPolicy, severity) => {
    const bucket = { ...resource('AWS::S3::Bucket'), DeletionPolicy };
    const [head, base] = [one({ Resources: { Topic: topic } }), one({ Resources: { Topic: topic, Bucket: bucket } })];
    const report = await rehearsal(protectedRelease(head, 'Prod'), protectedRelease(base, 'Prod'));
    expect(finding(report, 'stateful-deletion').severity).toBe(severity);
  });
});

describe('stacks', () => {
  test('a stack whose creation failed must be deleted before the next release', async () => {
    const broken = { Resources: { Reads: reader('nothing') } };
    const report = await rehearsal(release({ Dev: { stacks: [{ app: broken }] } }));
    expect(finding(report, 'half-updated').message).toContain('Dev-app stands in ROLLBACK_COMPLETE');
    expect(finding(report, 'half-updated').remedy).toContain('delete-stack --region eu-west-1 --stack-name Dev-app');
  });

  test('a stack whose update failed stands as before, and the release before deploys from there', async () => {
    const good = release({ Dev: { stacks: [{ app: { Resources: { Topic: topic } } }] } });
    const bad = release({ Dev: { stacks: [{ app: { Resources: { Topic: topic, Reads: reader('nothing') } } }] } });
    const report = await rehearsal(bad, good);
    expect(report.stacks).toContainEqual(expect.objectContaining({ name: 'Dev-app', outcome: 'rolled-back' }));
    expect(finding(report, 'half-updated').message).toContain('the release before deploys from here');
  });

  test('a stack that left the release still runs, and the finding says how to remove it', async () => {
    const both = release({ Dev: { stacks: [{ app: { Resources: { Topic: topic } }, old: { Resources: { Topic: topic } } }] } });
    const report = await rehearsal(release({ Dev: { stacks: [{ app: { Resources: { Topic: topic } } }] } }), both);
    expect(report.outcome).toBe('promoted');
    expect(finding(report, 'departed-stack').remedy).toContain('delete-stack --region eu-west-1 --stack-name Dev-old');
  });

  test('stacks that left with their stage are to be deleted importers first', async () => {
    const stage: HandMadeStage = { stacks: [{ producer: producer({ a: 'Topic' }) }, { consumer: consumer('a') }] };
    const report = await rehearsal(release({ Prod: stage }), release({ Dev: stage, Prod: stage }));
    expect(finding(report, 'departed-stack').message).toContain('Dev-consumer, Dev-producer left the release');
  });

  test('a stack that left is no news while its stage has not been reached', async () => {
    const app = { Resources: { Topic: topic } };
    const both = release({ Dev: { stacks: [{ app, old: app }] } });
    const broken = release({ Dev: { stacks: [{ app: { Resources: { Topic: topic, Reads: reader('nothing') } } }] } });
    expect(rulesOf(await rehearsal(broken, both))).not.toContain('departed-stack');
  });

  test('a release that cannot start again while the one before cannot either is stuck', async () => {
    const logs = (policy: string) => ({ ...resource('AWS::Logs::LogGroup', { LogGroupName: '/app' }), DeletionPolicy: policy });
    const base = release({ Dev: { stacks: [{ app: { Resources: { Topic: topic, Logs: logs('Retain') } } }] } });
    const failing = release({
      Dev: { stacks: [{ app: { Resources: { Topic: topic } } }, { late: { Resources: { Reads: reader('nothing') } } }] },
    });
    const report = await rehearsal(failing, base);
    expect(finding(report, 'next-release-stuck').message).toContain('is taken by what Dev-app/Logs left behind');
  });

  test('termination protection is reported as not set by the pipeline', async () => {
    const made = release({ Dev: { stacks: [{ app: { Resources: { Topic: topic } } }] } });
    const wanted = { ...made, stacks: made.stacks.map((stack) => ({ ...stack, terminationProtection: true })) };
    expect(finding(await rehearsal(wanted), 'termination-protection-not-set')).toMatchObject({
      where: 'Dev',
      message: expect.stringContaining('Dev-app asks'),
    });
  });

  test.each([
    ['an intrinsic function', { Resources: { T: resource('AWS::SNS::Topic', { TopicName: { 'Fn::Invented': 'x' } }) } }, 'Fn::Invented'],
    ['a resource type', { Resources: { T: resource('AWS::Invented::Thing') } }, 'AWS::Invented::Thing'],
    ['a transform', { Transform: 'AWS::Serverless-2016-10-31', Resources: { T: topic } }, 'AWS::Serverless-2016-10-31'],
    [
      'an attribute',
      { Resources: { T: topic, P: resource('AWS::SSM::Parameter', { Value: { 'Fn::GetAtt': ['T', 'Invented'] } }) } },
      'Invented',
    ],
    ['a nested stack', { Resources: { T: resource('AWS::CloudFormation::Stack') } }, 'nested stacks'],
  ])('%s that is not modelled is an error', async (_, template, name) => {
    const report = await rehearsal(release({ Dev: { stacks: [{ app: template }] } }));
    expect(report.outcome).toBe('failed');
    expect(finding(report, 'cannot-rehearse').message).toContain(name);
  });

  test('a circle is refused by name', async () => {
    const circle = { Resources: { A: { ...topic, DependsOn: 'B' }, B: { ...topic, DependsOn: 'A' } } };
    const report = await rehearsal(release({ Dev: { stacks: [{ app: circle }] } }));
    expect(finding(report, 'template-invalid').message).toContain('A -> B -> A');
  });
});

test('any release on top of itself changes nothing', async () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,5}$/), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(names, fc.array(fc.boolean(), { maxLength: 6 }), async (ids, kept) => {
      const resources = Object.fromEntries(
        ids.map((id, index) => [
          id,
          resource(
            'AWS::SSM::Parameter',
            { Type: 'String', Value: index === 0 ? 'first' : { 'Fn::Sub': `\${${ids[index - 1]}} after` } },
            kept[index] ? { DeletionPolicy: 'Retain' } : {},
          ),
        ]),
      );
      const made = release({ Dev: { stacks: [{ app: { Resources: resources } }] } });
      const report = await rehearsal(made, made);
      expect(report).toMatchObject({ outcome: 'promoted', findings: [] });
      expect(report.stacks.every(({ operation }) => operation === 'none')).toBe(true);
    }),
    { numRuns: 10 },
  );
});
