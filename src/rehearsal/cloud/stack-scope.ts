import type { Scope, StackOutputReference } from '../../assembly/intrinsics/scope';
import { Refused } from '../../assembly/refusal';
import { attributeOf } from '../../assembly/resolved-resource';
import type { Template, Value } from '../../assembly/template';
import { type DeployedResource, keyOf, type StackLocation } from './deployed-stack';
import type { SimulatedCloud } from './simulated-cloud';

export interface StackScope extends Scope {
  /** Exports that evaluation has read so far. */
  readonly imports: ReadonlySet<string>;
}

export interface StackScopeProps {
  readonly cloud: SimulatedCloud;
  readonly location: StackLocation;
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, Value>;
  /** Those that the operation has reached, by logical id; it grows while the scope is in use. */
  readonly resources: ReadonlyMap<string, DeployedResource>;
  /** Keys of stacks that nothing may be read of yet. */
  readonly unready: ReadonlySet<string>;
}

/** What a template's functions see while its stack is deployed. */
export function stackScope(props: StackScopeProps): StackScope {
  const { location, template, parameters, resources } = props;
  const imports = new Set<string>();
  return {
    stack: location.name,
    account: location.account,
    region: location.region,
    parameters,
    mappings: template.Mappings ?? {},
    conditions: template.Conditions ?? {},
    imports,
    ref: (logicalId) => resources.get(logicalId)?.physicalId,
    attribute: (logicalId, attribute) =>
      attributeOf(location.name, existing(location.name, resources.get(logicalId), logicalId), attribute),
    importValue: (name) => {
      imports.add(name);
      return importValue(props, name);
    },
    stackOutput: (reference) => stackOutput(props, reference),
  };
}

function existing(stack: string, resource: DeployedResource | undefined, logicalId: string): DeployedResource {
  if (resource) return resource;
  throw new Refused(
    'template-invalid',
    `${stack}: nothing in the template is called ${logicalId}`,
    'Refer to a resource of it.',
    logicalId,
  );
}

function importValue({ cloud, location, unready }: StackScopeProps, name: string): Value {
  for (const stack of cloud.neighbours(location)) {
    const value = stack.exports.get(name);
    if (value === undefined) continue;
    if (unready.has(keyOf(stack))) throw outOfOrder(location, stack, `imports ${name} from`);
    return value;
  }
  const late = cloud
    .stacks()
    .find((stack) => stack.account === location.account && stack.region === location.region && stack.exports.has(name));
  throw new Refused(
    'missing-export',
    late
      ? `${location.name} imports ${name}, which ${late.name} makes in the same run order: nothing says that it is there in time`
      : `${location.name} imports ${name}, which no stack of ${location.account} in ${location.region} exports`,
    late
      ? `Give ${late.name} an earlier run order than ${location.name}: declare the dependency between the two stacks.`
      : 'Deploy the stack that exports it first, or import what is exported.',
    name,
  );
}

function stackOutput({ cloud, location, unready }: StackScopeProps, { stack, output, region, account }: StackOutputReference): Value {
  const { name } = location;
  const producer = cloud.seen({ account, region, name: stack });
  const value = producer?.outputs.get(output);
  if (producer && unready.has(keyOf(producer))) throw outOfOrder(location, producer, `reads the output ${output} of`);
  if (value !== undefined) return value;
  throw new Refused(
    'missing-output',
    `${name} reads the output ${output} of ${keyOf({ account, region, name: stack })}, ${producer ? 'which has no such output' : 'which is not there'}`,
    'Deploy the producing stack first, and keep the output for as long as anything reads it: nothing protects a weak reference.',
    output,
  );
}

/** It would work on AWS, by what an earlier release left there, and fail in an account that is new. */
function outOfOrder({ name }: StackLocation, producer: StackLocation, reads: string): Refused {
  return new Refused(
    'run-order',
    `${name} ${reads} ${producer.name}, which the same stage deploys beside or after it: only what an earlier release left makes that work`,
    `Give ${producer.name} an earlier run order than ${name}: declare the dependency between the two stacks.`,
  );
}
