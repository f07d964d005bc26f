import type { Access, Principal, Statement } from '../../../src/assembly/access/access';
import { accessOf } from '../../../src/assembly/access/access-of';
import { judgeAccess } from '../../../src/assembly/access/judge';
import type { Assembly } from '../../../src/assembly/assembly';
import type { Resource, Value, ValueMap } from '../../../src/assembly/template';
import type { ServiceAccess } from '../../../src/schema/manifest';
import { protectedRelease, release, resource } from '../../rehearsal/hand-made';

export const account = '111111111111';

type Resources = { readonly [id: string]: Resource };

/** One environment of one stack, `Dev-app`; with `granted`, its manifest says what configuration grants. */
export function written(resources: Resources, granted?: readonly ServiceAccess[]): Assembly {
  const made = release({ Dev: { stacks: [{ app: { Resources: resources } }] } });
  if (!granted) return made;
  const { manifest, ...rest } = protectedRelease(made, 'Dev');
  const environments = manifest?.environments.map((one) => ({ ...one, services: granted.map(({ service }) => service), access: granted }));
  return { ...rest, manifest: manifest && { ...manifest, environments: environments ?? [] } };
}

const read = new WeakMap<Assembly, readonly Access[]>();

/** Each assembly is read once, however often a test asks. */
function readOnce(assembly: Assembly): readonly Access[] {
  const access = read.get(assembly) ?? accessOf(assembly);
  read.set(assembly, access);
  return access;
}

export function accessIn(assembly: Assembly, name = 'dev'): Access {
  const access = readOnce(assembly).find(({ environment }) => environment.toLowerCase() === name);
  if (!access) throw new Error('no environment was found');
  return access;
}

export function principalIn(assembly: Assembly, name: string): Principal {
  const { principals } = accessIn(assembly);
  const found = principals.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name} among ${principals.map((one) => one.name).join(', ')}`);
  return found;
}

/** Rules of the findings, each once. */
export function found(assembly: Assembly): string[] {
  const findings = readOnce(assembly).flatMap((access) => judgeAccess(access, assembly));
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

export function messages(assembly: Assembly): string[] {
  return readOnce(assembly).flatMap((access) => judgeAccess(access, assembly).map(({ message }) => message));
}

/** `Allow s3:GetObject on bucket example`, as short as a test reads it. */
export function said({ effect, actions, actionsMean, resources, resourcesMean, conditions }: Statement): string {
  const but = (mean: string) => (mean === 'these' ? '' : 'all but ');
  const where = resources.map(({ name }) => name).join(', ');
  return [
    `${effect} ${but(actionsMean)}${actions.join(', ')}`,
    ...(where ? [`on ${but(resourcesMean)}${where}`] : []),
    ...(conditions.length > 0 ? [`if ${conditions.join(' and ')}`] : []),
  ].join(' ');
}

export const allow = (Action: Value, Resource: Value = '*', more: ValueMap = {}): ValueMap => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
export const policy = (...Statement: readonly Value[]): ValueMap => ({ Version: '2012-10-17', Statement });
export const assumedBy = (Principal: Value, more: ValueMap = {}): ValueMap =>
  policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, ...more });

export function role(properties: ValueMap = {}): Resource {
  return resource('AWS::IAM::Role', { AssumeRolePolicyDocument: assumedBy({ Service: 'lambda.amazonaws.com' }), ...properties });
}
