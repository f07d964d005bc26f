import { join } from 'node:path';
import type { Assembly } from '../../../src/assembly/assembly';
import { loadAssembly } from '../../../src/assembly/load-assembly';
import type { Resource, ValueMap } from '../../../src/assembly/template';
import type { Manifest, ManifestException } from '../../../src/schema/manifest';
import type { RuleResult } from '../../../src/schema/rule-results';
import { writeAssembly, writeJson } from '../../assembly/write-assembly';

export const encrypted = 'HIPAA.Security::HIPAA.Security-RDSStorageEncrypted';

/** A resource whose template says where it comes from. */
export function resource(path: string, Type: string, Properties: ValueMap): Resource {
  return { Type, Properties, Metadata: { 'aws:cdk:path': path } };
}

/** Two encrypted databases in `Prod-database`, of which the rule on constructs has let one pass, and found something on the other. */
export function twoDatabases(exceptions: readonly ManifestException[] = [excuse]): string {
  const database = (name: string) =>
    resource(`app/Prod/database/${name}/Resource`, 'AWS::RDS::DBInstance', { StorageEncrypted: true, KmsKeyId: { Ref: 'Key' } });
  const manifest: Manifest = {
    schemaVersion: 1,
    platform: 'carepath',
    source: { commit: 'a'.repeat(40), committedAt: '2026-11-01T00:00:00Z', modified: false },
    environments: [],
    withheldServices: [],
    exceptions,
    owners: [{ name: 'platform-team', email: 'platform-team@example.com' }],
  };
  const directory = writeAssembly({
    stages: { Prod: { database: { template: { Resources: { One: database('One'), Two: database('Two') } } } } },
    manifest,
  });
  const rule: RuleResult = {
    id: encrypted,
    title: 'The RDS DB Instance or Aurora cluster does not have storage encrypted.',
    controls: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'],
    passing: ['app/Prod/database/One/Resource', 'app/Prod/database/Gone/Resource'],
    failing: ['app/Prod/database/Two/Resource'],
  };
  writeJson(join(directory, 'rule-results.json'), { schemaVersion: 1, rules: [rule], templateRules: [] });
  return directory;
}

export const excuse: ManifestException = {
  rules: [encrypted],
  scope: 'environment',
  path: 'database/Two/Resource',
  reason: 'It holds what a test has made, and nothing else.',
  owner: 'platform-team',
  expires: '2027-06-30',
  arises: 'always',
  acknowledged: [{ rule: encrypted, resource: 'app/Prod/database/Two/Resource', count: 1 }],
};

/** The assembly with one resource's properties changed, in memory alone. */
export function changed(assembly: Assembly, stackName: string, isMeant: (resource: Resource) => boolean, properties: ValueMap): Assembly {
  let done = false;
  const stacks = assembly.stacks.map((stack) => {
    if (stack.name !== stackName) return stack;
    const Resources = Object.fromEntries(
      Object.entries(stack.template.Resources).map(([id, one]) => {
        if (done || !isMeant(one)) return [id, one];
        done = true;
        return [id, { ...one, Properties: { ...one.Properties, ...properties } }];
      }),
    );
    return { ...stack, template: { ...stack.template, Resources } };
  });
  if (!done) throw new Error(`${stackName} has no such resource`);
  return { ...assembly, stacks };
}

export const handMade = (exceptions?: readonly ManifestException[]): Assembly => loadAssembly(twoDatabases(exceptions));
