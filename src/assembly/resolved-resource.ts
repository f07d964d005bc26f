import { opaque } from './intrinsics/opaque';
import { CannotFollow } from './refusal';
import { identityOf } from './resource-identity';
import type { Value, ValueMap } from './template';

/** A resource of a template as it stands in an account, with stand-ins for what only AWS would know. */
export interface ResolvedResource {
  readonly logicalId: string;
  readonly type: string;
  /** With every function evaluated. */
  readonly properties: ValueMap;
  readonly metadata: ValueMap;
  /** Counts from 1, and up with each replacement. */
  readonly generation: number;
  /** What `Ref` returns. */
  readonly physicalId: string;
}

/** Attributes that name the resource itself, where the specification calls the identifier otherwise. */
const selfAttributes: { readonly [type: string]: string | undefined } = { 'AWS::EC2::SecurityGroup': 'GroupId' };

/** What `Ref` returns for a resource: its name where the template gives it one. */
export function physicalIdOf(type: string, properties: ValueMap, stack: string, logicalId: string, generation: number): string {
  const named = properties[identityOf(type)?.ref ?? ''];
  return typeof named === 'string' ? named : opaque(identity(stack, logicalId, generation));
}

/**
 * What `Fn::GetAtt` returns.
 * @throws CannotFollow for an attribute that AWS's specification does not have
 */
export function attributeOf(stack: string, resource: ResolvedResource, attribute: string): Value {
  const { type, logicalId, properties, physicalId, generation } = resource;
  const known = identityOf(type);
  if (type === 'AWS::CloudFormation::Stack') throw new CannotFollow(`nested stacks, such as ${logicalId} of ${stack}`);
  if (known && type !== 'AWS::CloudFormation::CustomResource' && !known.attributes.has(attribute)) {
    throw new CannotFollow(`${type} has no attribute ${attribute} in AWS's specification (${logicalId} of ${stack})`);
  }
  if (selfAttributes[type] === attribute || known?.ref === attribute) return physicalId;
  const property = properties[attribute];
  return typeof property === 'string' || typeof property === 'number'
    ? property
    : opaque(`${identity(stack, logicalId, generation)}.${attribute}`);
}

/** Names the resource in its stand-ins, whatever its `Ref` returns. */
export function identity(stack: string, logicalId: string, generation: number): string {
  return `${stack}/${logicalId}#${generation}`;
}
