import type { Assembly } from '../../../src/assembly/assembly';
import { judgeReach } from '../../../src/assembly/reach/judge';
import type { Reach } from '../../../src/assembly/reach/reach';
import { reachOf } from '../../../src/assembly/reach/reach-of';
import type { Value } from '../../../src/assembly/template';
import { edited, idOf } from '../../rehearsal/edited';
import { synthesisedAssembly } from '../../synthesised';

export const whole = synthesisedAssembly();
const before = whole.stacks.filter(({ stage }) => stage === 'Dev');
/** One environment is enough for an edit of it. */
export const dev: Assembly = { ...whole, stacks: before };

export function reachIn(assembly: Assembly): Reach {
  const [reach, other] = reachOf(assembly);
  if (!reach || other) throw new Error('one environment was expected');
  return reach;
}

/** Rules of the findings, each once. */
export function found(assembly: Assembly): string[] {
  return [...new Set(judgeReach(reachIn(assembly), assembly.manifest).map(({ rule }) => rule))].sort();
}

export function messages(assembly: Assembly): string[] {
  return judgeReach(reachIn(assembly), assembly.manifest).map(({ message }) => message);
}

export type Edit = (assembly: Assembly) => Assembly;
export const all =
  (...edits: readonly Edit[]): Edit =>
  (assembly) =>
    edits.reduce((result, edit) => edit(result), assembly);
export const add =
  (stack: string, id: string, Type: string, Properties: { readonly [name: string]: Value }): Edit =>
  (assembly) =>
    edited(assembly, stack, ['Resources', id], { Type, Properties });
export const change =
  (stack: string, type: string, says: string, path: readonly (string | number)[], to: Value | undefined): Edit =>
  (assembly) =>
    edited(assembly, stack, ['Resources', idOf(assembly, stack, type, says), 'Properties', ...path], to);

export function resourceOf(stack: string, type: string): Value {
  const found = before.find(({ name }) => name === stack)?.template.Resources[idOf(dev, stack, type)];
  return { Type: type, Properties: found?.Properties ?? {} };
}

/** What another stack exports. */
export function imported(stack: string, type: string, says: string): Value {
  const id = idOf(dev, stack, type, says);
  const outputs = Object.values(before.find(({ name }) => name === stack)?.template.Outputs ?? {});
  const name = outputs.find(({ Value }) => JSON.stringify(Value).includes(`"${id}"`))?.Export?.Name;
  if (name === undefined) throw new Error(`${stack} exports nothing of ${id}`);
  return { 'Fn::ImportValue': name };
}

export const listener = (port: number) => imported('Dev-cluster', 'AWS::ElasticLoadBalancingV2::Listener', `"Port":${port}`);
export const loadBalancerGroup = imported('Dev-cluster', 'AWS::EC2::SecurityGroup', 'Internal load balancer');
export const databaseGroup = imported('Dev-database', 'AWS::EC2::SecurityGroup', 'Database');
export const doctorTargets: Value = { Ref: idOf(dev, 'Dev-service-doctor', 'AWS::ElasticLoadBalancingV2::TargetGroup') };
export const doctorGroup: Value = { Ref: idOf(dev, 'Dev-service-doctor', 'AWS::EC2::SecurityGroup', 'Tasks of') };
export const edgeRule = 'x-carepath-origin';
export const header = ['Conditions', 1, 'HttpHeaderConfig', 'Values'] as const;
export const aclRule = (index: number, rule: Value) => change('Dev-edge-global', 'AWS::WAFv2::WebACL', '', ['Rules', index], rule);
export const inner = { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } };
export const open = (stack: string, id: string, groupId: Value, port: number, from: { readonly [key: string]: Value }) =>
  add(stack, id, 'AWS::EC2::SecurityGroupIngress', { GroupId: groupId, IpProtocol: 'tcp', FromPort: port, ToPort: port, ...from });
export const world = { CidrIp: '0.0.0.0/0' };
export const publicDatabase = change('Dev-database', 'AWS::RDS::DBInstance', '', ['PubliclyAccessible'], true);
export const internetFacing = change('Dev-cluster', 'AWS::ElasticLoadBalancingV2::LoadBalancer', '', ['Scheme'], 'internet-facing');
