import { statSync } from 'node:fs';
import { join } from 'node:path';
import { accessOf } from '../../src/assembly/access/access-of';
import { judgeAccess } from '../../src/assembly/access/judge';
import type { StackArtifact } from '../../src/assembly/assembly';
import { changeBetween } from '../../src/assembly/change/change-between';
import { declarablePath } from '../../src/assembly/data-protection';
import { type Found, mapAt, mapsAt, named } from '../../src/assembly/environment-resources';
import { pipelineOf } from '../../src/assembly/pipeline-of';
import { judgeReach } from '../../src/assembly/reach/judge';
import { internet } from '../../src/assembly/reach/reach';
import { costOf } from '../../src/cost/cost-of';
import { stageName } from '../../src/pipeline/stage-name';
import { allowedReplacement } from '../../src/schema/allowed-replacement-fields';
import type { Environment } from '../../src/schema/environment';
import { rowOf, rowsIn } from './access-rows';
import { accountInvariants } from './account-invariants';
import { alarmInvariants } from './alarm-invariants';
import { databaseInvariants } from './database-invariants';
import { migrationInvariants } from './migration-invariants';
import type { Invariants } from './synthesised';
import { tagInvariants } from './tag-invariants';

/** Stages before an environment: review and approvals where it asks for one, the entry where anything holds a release. */
function wayInto(environment: Environment): string[] {
  const { approval, delivery } = environment;
  const asked = approval === 'required' ? ['Review', 'Approve', 'Confirm'] : [];
  const held = approval === 'required' || delivery.calendar === 'heeded' || delivery.window.days.length > 0 ? ['Enter'] : [];
  return [...asked, ...held].map((kind) => `${kind}${stageName(environment)}`);
}

/**
 * What holds for every configuration that the schema admits: each answers its violations, in words.
 */
export const invariants: Invariants = {
  ...alarmInvariants,
  ...accountInvariants,
  ...tagInvariants,
  ...databaseInvariants,
  ...migrationInvariants,

  'no template has more than 400 resources or 800 KB': ({ assembly }) =>
    assembly.stacks
      .filter(
        ({ template, templatePath }) =>
          Object.keys(template.Resources).length > 400 || statSync(join(assembly.directory, templatePath)).size > 800_000,
      )
      .map(({ name }) => name),

  'whatever holds data can be named in a declaration, and by a path that is its own': ({ assembly }) =>
    changeBetween(undefined, assembly).environments.flatMap(({ name, protectsData, stacks }) => {
      if (!protectsData) return [];
      const held = stacks.flatMap(({ resources }) => resources.filter(({ stateful }) => stateful));
      const paths = held.map(({ path }) => declarablePath(path));
      const unnameable = (path: string, index: number) =>
        paths.indexOf(path) !== index || !allowedReplacement.shape.resource.safeParse(path).success;
      return paths.filter(unnameable).map((path) => `${name}/${path}`);
    }),

  'a stage of the pipeline has at most 50 actions': ({ assembly }) =>
    pipelineOf(assembly)
      .stages.filter(({ actions }) => actions.length > 50)
      .map(({ name }) => name),

  'the stages are those of the environments in their order, each after what holds a release before it': ({ platform, assembly }) => {
    const expected = platform.environments.flatMap((environment) => [...wayInto(environment), stageName(environment)]);
    const stages = pipelineOf(assembly).stages.map(({ name }) => name);
    return different(stages, ['Source', 'Build', 'UpdatePipeline', ...expected]);
  },

  'the stacks of an environment are named after its stage, in its account and Region, but for what is global and for copies': (
    synthesised,
  ) =>
    synthesised.inEach(({ environment, stacks }) =>
      stacks
        .filter(({ name, account, region }) => {
          const kind = name.slice(stageName(environment).length + 1);
          const elsewhere: Record<string, string | undefined> = {
            'edge-global': 'us-east-1',
            finops: 'us-east-1',
            'database-copies': environment.database.backupCopyRegion,
          };
          const home = elsewhere[kind] ?? environment.region;
          return !name.startsWith(`${stageName(environment)}-`) || account !== environment.account || region !== home;
        })
        .map(({ name, account, region }) => `${name} in ${account}/${region}`),
    ),

  'as many services run in every environment as have an image': (synthesised) =>
    synthesised.inEach(({ environment, resources }) =>
      different([`${resources.all('AWS::ECS::Service').length}`], [`${environment.services.length}`]),
    ),

  'every rule of the listener behind the edge demands the origin header': (synthesised) =>
    synthesised.inEach(({ resources }) =>
      resources
        .all('AWS::ElasticLoadBalancingV2::Listener')
        .filter(({ properties }) => Number(properties.Port) === 443)
        .flatMap((listener) => resources.where('AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerArn', listener.physicalId))
        .filter(({ properties }) => !mapsAt(properties, 'Conditions').some(({ Field }) => Field === 'http-header'))
        .map(named),
    ),

  'the internet reaches every service past a web ACL that blocks, or counts as configured, and nothing reaches what it should not': (
    synthesised,
  ) =>
    synthesised.inEach(({ environment, reach }) => [
      ...judgeReach(reach, synthesised.assembly.manifest)
        .filter((finding) => finding.severity === 'error')
        .map(({ message }) => message),
      ...reach.notJudged.map(({ where, reason }) => `${where} ${reason}`),
      ...different(
        reach.reached.filter(({ from }) => from === internet).map(({ to }) => to),
        environment.services.map(({ name }) => name).sort(),
      ),
    ]),

  'the tasks of a service may do what configuration grants them, and nothing else': ({ platform, assembly }) => {
    const all = accessOf(assembly);
    return [
      ...all.flatMap((access) => judgeAccess(access, assembly)).map(({ environment, message }) => `${environment}: ${message}`),
      ...platform.environments.flatMap((own) =>
        different(
          rowsIn(all.find(({ environment }) => environment === own.name)).sort(),
          own.services.map((service) => rowOf(service, own)).sort(),
        ),
      ),
    ];
  },

  'every resource is priced or free, or lacks a price for its Region or class': ({ assembly }) =>
    costOf(assembly).report.environments.flatMap(({ name, unpriced }) =>
      unpriced
        .filter(({ reason }) => !/of which no prices are known here$|^has no price here for (ec2|rds|backup)\//.test(reason))
        .map(({ stack, logicalId, type, reason }) => `${name}: ${stack}/${logicalId} (${type}) ${reason}`),
    ),

  'no two rules of a listener have one priority': (synthesised) =>
    synthesised.inEach(({ resources }) =>
      repeated(
        resources
          .all('AWS::ElasticLoadBalancingV2::ListenerRule')
          .map(({ properties }) => `${String(properties.ListenerArn)} ${String(properties.Priority)}`),
      ),
    ),

  'no security group takes connections from everywhere': (synthesised) =>
    synthesised.inEach(({ resources }) =>
      [
        ...resources
          .all('AWS::EC2::SecurityGroup')
          .filter(({ properties }) =>
            mapsAt(properties, 'SecurityGroupIngress').some((rule) => isEverywhere(rule.CidrIp ?? rule.CidrIpv6)),
          ),
        ...resources
          .all('AWS::EC2::SecurityGroupIngress')
          .filter(({ properties }) => isEverywhere(properties.CidrIp ?? properties.CidrIpv6)),
      ].map(named),
    ),

  'tasks have no public address, and the load balancer is internal': (synthesised) =>
    synthesised.inEach(({ resources }) =>
      [
        ...resources
          .all('AWS::ECS::Service')
          .filter(({ properties }) => mapAt(properties, 'NetworkConfiguration', 'AwsvpcConfiguration').AssignPublicIp !== 'DISABLED'),
        ...resources.all('AWS::ElasticLoadBalancingV2::LoadBalancer').filter(({ properties }) => properties.Scheme !== 'internal'),
      ].map(named),
    ),

  'keys rotate': (synthesised) =>
    synthesised.inEach(({ resources }) =>
      resources
        .all('AWS::KMS::Key')
        .filter(({ properties }) => properties.EnableKeyRotation !== true)
        .map(named),
    ),

  'where data is protected, no stack can be deleted, and no database, bucket, log or backup goes with its stack': (synthesised) =>
    synthesised.inEach(({ environment, stacks }) => [
      ...stacks
        .filter(({ terminationProtection }) => terminationProtection !== environment.protectData)
        .map(({ name }) => `${name} itself`),
      ...(environment.protectData ? stacks.flatMap(deletedWithStack) : []),
    ]),

  'exports of a service’s stack do not exist: a service can leave in one release': (synthesised) =>
    synthesised.inEach(({ stacks }) =>
      stacks
        .filter(({ name, template }) => name.includes('-service-') && Object.values(template.Outputs ?? {}).some((one) => one.Export))
        .map(({ name }) => name),
    ),
};

/** Keys and secrets of the platform's own are made again with their stack: they are not among these. */
const keepers = new Set(['AWS::RDS::DBInstance', 'AWS::S3::Bucket', 'AWS::Logs::LogGroup', 'AWS::Backup::BackupVault']);

function deletedWithStack({ name, template }: StackArtifact): string[] {
  return Object.entries(template.Resources)
    .filter(([, { Type, DeletionPolicy = 'Delete' }]) => keepers.has(Type) && DeletionPolicy === 'Delete')
    .map(([id, { Type }]) => `${name}/${id} (${Type})`);
}

function isEverywhere(address: Found['properties'][string] | undefined): boolean {
  return address === '0.0.0.0/0' || address === '::/0';
}

function different(actual: readonly string[], expected: readonly string[]): string[] {
  return actual.join() === expected.join() ? [] : [`${actual.join(', ')} instead of ${expected.join(', ')}`];
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
