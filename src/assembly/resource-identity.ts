import { specification } from './specification';

const known = new Map<string, ResourceIdentity | undefined>();

/** How resources of a type are told apart, by AWS's resource specification. */
export interface ResourceIdentity {
  /** Attributes that `Fn::GetAtt` can read. */
  readonly attributes: ReadonlySet<string>;
  /** Properties that together are the resource's name; empty where AWS chooses it. */
  readonly naming: readonly string[];
  /** The one property or attribute that `Ref` returns, where it is one. */
  readonly ref: string | undefined;
}

/** Undefined for a type that the specification does not know, such as a custom resource. */
export function identityOf(type: string): ResourceIdentity | undefined {
  if (!known.has(type)) known.set(type, read(type));
  return known.get(type);
}

function read(type: string): ResourceIdentity | undefined {
  const [resource] = specification().lookup('resource', 'cloudFormationType', 'equals', type);
  if (!resource) return undefined;
  const { attributes, properties, primaryIdentifier = [], cfnRefIdentifier = primaryIdentifier } = resource;
  const chosen = (name: string) => name in properties && !(name in attributes);
  const [ref, second] = cfnRefIdentifier;
  return {
    attributes: new Set(Object.keys(attributes)),
    naming: primaryIdentifier.every(chosen) ? primaryIdentifier : [],
    ref: second === undefined ? ref : undefined,
  };
}
