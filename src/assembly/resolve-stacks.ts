import type { StackArtifact } from './assembly';
import type { ResolvedStack } from './environment-resources';
import { isMap } from './equal';
import { conditionHolds } from './intrinsics/conditions';
import { evaluateMap, evaluateValue } from './intrinsics/evaluate';
import { opaque } from './intrinsics/opaque';
import { parameterValues } from './intrinsics/parameters';
import type { Scope, StackOutputReference } from './intrinsics/scope';
import type { Reading } from './reading';
import { CannotFollow, Refused } from './refusal';
import { attributeOf, physicalIdOf, type ResolvedResource } from './resolved-resource';
import type { Resource, Value, ValueMap } from './template';

export interface ResolvedStacks {
  readonly stacks: readonly ResolvedStack[];
  /** Resources whose properties could not be evaluated. */
  readonly unreadable: readonly UnreadableResource[];
  /** What a stack exports, by name; undefined where the value could not be evaluated. */
  exportsOf(artifact: StackArtifact): ReadonlyMap<string, Value | undefined>;
}

const asDeployedOnce: Reading = { generationOf: () => 1, unreadable: () => ({}) };

export interface UnreadableResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly reason: string;
}

/**
 * Evaluates templates as if each stack had been deployed beside the others, for a reader that asks what is connected with what and not in
 * which order it comes. What a stack imports from outside of them stays opaque.
 * @param wanted types of resources that the reader looks at; the others are evaluated only where one of these refers to them
 * @param reading for a reader that compares: see `change/`
 */
export function resolveStacks(
  artifacts: readonly StackArtifact[],
  wanted: (type: string) => boolean,
  reading: Partial<Reading> = {},
): ResolvedStacks {
  const neighbourhood = new Neighbourhood(artifacts, { ...asDeployedOnce, ...reading });
  const stacks = artifacts.map((artifact) => ({ name: artifact.name, resources: neighbourhood.scopeOf(artifact).all(wanted) }));
  return { stacks, unreadable: neighbourhood.unreadable, exportsOf: (artifact) => neighbourhood.scopeOf(artifact).exportedValues() };
}

class Neighbourhood {
  readonly unreadable: UnreadableResource[] = [];
  readonly #scopes: ReadonlyMap<StackArtifact, LazyScope>;
  #exports: ReadonlyMap<string, () => Value> | undefined;

  constructor(
    artifacts: readonly StackArtifact[],
    readonly reading: Reading,
  ) {
    this.#scopes = new Map(artifacts.map((artifact) => [artifact, new LazyScope(artifact, this)]));
  }

  scopeOf(artifact: StackArtifact): LazyScope {
    const scope = this.#scopes.get(artifact);
    if (!scope) throw new Error(`${artifact.name} is not among the stacks`);
    return scope;
  }

  exported({ account, region }: StackArtifact, name: string): Value {
    this.#exports ??= new Map([...this.#scopes.values()].flatMap((scope) => scope.exports()));
    return this.#exports.get(`${account}/${region}/${name}`)?.() ?? opaque(`export ${name}`);
  }

  output({ account, region, stack, output }: StackOutputReference): Value {
    const producer = [...this.#scopes.keys()].find(
      (artifact) => artifact.name === stack && artifact.account === account && artifact.region === region,
    );
    const found = producer?.template.Outputs?.[output];
    return producer && found ? evaluateValue(found.Value, this.scopeOf(producer)) : opaque(`output ${output} of ${stack}`);
  }
}

/** A stack's scope that evaluates a resource when something first asks for it. */
class LazyScope implements Scope {
  readonly #artifact: StackArtifact;
  readonly #neighbourhood: Neighbourhood;
  readonly #resources = new Map<string, ResolvedResource>();
  #parameters: ReadonlyMap<string, Value> | undefined;

  constructor(artifact: StackArtifact, neighbourhood: Neighbourhood) {
    this.#artifact = artifact;
    this.#neighbourhood = neighbourhood;
  }

  get stack() {
    return this.#artifact.name;
  }

  get account() {
    return this.#artifact.account;
  }

  get region() {
    return this.#artifact.region;
  }

  get parameters() {
    this.#parameters ??= parameterValues(this.stack, this.#artifact.template, new Map());
    return this.#parameters;
  }

  get mappings() {
    return this.#artifact.template.Mappings ?? {};
  }

  get conditions() {
    return this.#artifact.template.Conditions ?? {};
  }

  ref(logicalId: string): Value | undefined {
    return this.#resource(logicalId)?.physicalId;
  }

  attribute(logicalId: string, attribute: string): Value {
    const resource = this.#resource(logicalId);
    if (!resource) throw new CannotFollow(`${this.stack}: nothing in the template is called ${logicalId}`);
    return attributeOf(this.stack, resource, attribute);
  }

  importValue(name: string): Value {
    return this.#neighbourhood.exported(this.#artifact, name);
  }

  stackOutput(reference: StackOutputReference): Value {
    return this.#neighbourhood.output(reference);
  }

  all(wanted: (type: string) => boolean): ReadonlyMap<string, ResolvedResource> {
    const { Resources } = this.#artifact.template;
    const present = Object.keys(Resources).filter((id) => wanted(Resources[id]?.Type ?? '') && this.#isMade(id, Resources[id]));
    return new Map(present.flatMap((id) => [this.#resource(id)].flatMap((resource) => (resource ? [[id, resource] as const] : []))));
  }

  /** By account, Region and name. The values are evaluated when they are imported. */
  exports(): [string, () => Value][] {
    const { account, region, template } = this.#artifact;
    return Object.entries(template.Outputs ?? {}).flatMap(([id, output]) => {
      const name = output.Export && this.#attempt(id, 'Output', () => evaluateValue(output.Export?.Name ?? '', this));
      return name === undefined ? [] : [[`${account}/${region}/${String(name)}`, () => evaluateValue(output.Value, this)]];
    });
  }

  exportedValues(): ReadonlyMap<string, Value | undefined> {
    const place = `${this.account}/${this.region}/`;
    return new Map(this.exports().map(([name, value]) => [name.slice(place.length), this.#attempt(name, 'Output', value)]));
  }

  #resource(logicalId: string): ResolvedResource | undefined {
    const written = this.#artifact.template.Resources[logicalId];
    if (!written) return undefined;
    const known = this.#resources.get(logicalId);
    if (known) return known;
    // In its place while it is being evaluated, so that a circle of references ends.
    this.#resources.set(logicalId, this.#describe(logicalId, written, {}, 1));
    const properties = this.#properties(logicalId, written);
    const place = { stack: this.#artifact, logicalId, resource: written };
    const resource = this.#describe(logicalId, written, properties, this.#neighbourhood.reading.generationOf(place, properties));
    this.#resources.set(logicalId, resource);
    return resource;
  }

  #describe(logicalId: string, { Type, Metadata = {} }: Resource, properties: ValueMap, generation: number): ResolvedResource {
    const physicalId = physicalIdOf(Type, properties, this.stack, logicalId, generation);
    return { logicalId, type: Type, properties, metadata: isMap(Metadata) ? Metadata : {}, generation, physicalId };
  }

  #properties(logicalId: string, resource: Resource): ValueMap {
    const whole = this.#attempt(logicalId, resource.Type, () => evaluateMap(resource.Properties ?? {}, this));
    return whole ?? this.#neighbourhood.reading.unreadable(resource, this);
  }

  /** What might be there is taken to be there. */
  #isMade(logicalId: string, resource: Resource | undefined): boolean {
    const { Condition: condition, Type = '' } = resource ?? {};
    return condition === undefined || (this.#attempt(logicalId, Type, () => conditionHolds(condition, this)) ?? true);
  }

  #attempt<T>(logicalId: string, type: string, evaluate: () => T): T | undefined {
    try {
      return evaluate();
    } catch (error) {
      if (!(error instanceof CannotFollow) && !(error instanceof Refused)) throw error;
      this.#neighbourhood.unreadable.push({ stack: this.stack, logicalId, type, reason: error.message });
      return undefined;
    }
  }
}
