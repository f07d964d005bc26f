import { compareResource, type ResourceChange } from '../../assembly/compare-resources';
import { deletionPolicyOf, isRetained, replacementPolicyOf } from '../../assembly/deletion-policy';
import { evaluateMap } from '../../assembly/intrinsics/evaluate';
import { physicalIdOf } from '../../assembly/resolved-resource';
import { isStateful, successorOf } from '../../assembly/stateful-types';
import type { Resource, ValueMap } from '../../assembly/template';
import type { ResourceCounts } from '../report';
import { Claims } from './claims';
import type { DeployedResource, DeployedStack, StackLocation } from './deployed-stack';
import { checkOneWay } from './one-way';
import type { SimulatedCloud } from './simulated-cloud';
import type { Loss } from './stack-change';
import type { StackScope } from './stack-scope';
import { uniqueKeysOf } from './unique-keys';

const nothing: ReadonlyMap<string, DeployedResource> = new Map();

/** What one operation does to the resources of a stack. */
export class ResourceChanges {
  readonly #cloud: SimulatedCloud;
  readonly #location: StackLocation;
  readonly #before: ReadonlyMap<string, DeployedResource>;
  readonly #claims: Claims;
  readonly #losses: Loss[] = [];
  readonly #added = new Map<string, string>();
  readonly #replaced: DeployedResource[] = [];
  readonly #counts = { create: 0, update: 0, replace: 0, delete: 0 };

  constructor(cloud: SimulatedCloud, location: StackLocation, before: DeployedStack | undefined) {
    this.#cloud = cloud;
    this.#location = location;
    this.#before = before?.resources ?? nothing;
    this.#claims = new Claims(cloud, location);
  }

  /** Creates, updates, replaces or leaves one resource, whichever its properties ask for once they are evaluated. */
  make(logicalId: string, resource: Resource, scope: StackScope): DeployedResource {
    const properties = evaluateMap(resource.Properties ?? {}, scope);
    const old = this.#before.get(logicalId);
    if (!old) return this.#create('create', logicalId, resource, properties);
    const change = compareResource(asWritten(old), written(resource, properties));
    if (change.kind === 'replace') {
      this.#replaced.push(old);
      this.#lose(old, 'replace', replacementPolicyOf(old), impacts(change, 'replace'));
      return this.#create('replace', logicalId, resource, properties);
    }
    checkOneWay({ stack: this.#location.name, logicalId, type: resource.Type, before: old.properties, after: properties });
    if (change.kind === 'update') this.#counts.update += 1;
    const risky = impacts(change, 'may-replace');
    if (risky.length > 0) this.#lose(old, 'may-replace', replacementPolicyOf(old), risky);
    return this.#update(old, resource, properties);
  }

  /** CloudFormation removes what is replaced or dropped last, once everything else has succeeded. */
  cleanUp(after: ReadonlyMap<string, DeployedResource>): void {
    for (const old of this.#replaced) this.#claims.letGo(old, old.uniqueKeys, isRetained(replacementPolicyOf(old)));
    for (const old of [...this.#before.values()].reverse()) {
      if (after.has(old.logicalId)) continue;
      const policy = deletionPolicyOf(old);
      this.#counts.delete += 1;
      this.#lose(old, 'delete', policy, [], successorOf(old.type, this.#added));
      this.#claims.letGo(old, old.uniqueKeys, isRetained(policy));
    }
  }

  rollBack(): void {
    this.#claims.rollBack(survivesItsOwnRollback);
  }

  isEmpty(): boolean {
    return Object.values(this.#counts).every((count) => count === 0);
  }

  counts(): ResourceCounts {
    return { ...this.#counts };
  }

  losses(): readonly Loss[] {
    return this.#losses;
  }

  #create(kind: 'create' | 'replace', logicalId: string, resource: Resource, properties: ValueMap): DeployedResource {
    const generation = this.#cloud.nextGeneration(this.#location, logicalId);
    const made = this.#describe(logicalId, resource, properties, generation);
    this.#claims.take(made, made.uniqueKeys);
    this.#counts[kind] += 1;
    if (kind === 'create') this.#added.set(logicalId, resource.Type);
    return made;
  }

  #update(old: DeployedResource, resource: Resource, properties: ValueMap): DeployedResource {
    const changed = this.#describe(old.logicalId, resource, properties, old.generation);
    this.#claims.letGo(old, missingFrom(changed.uniqueKeys, old.uniqueKeys), false);
    this.#claims.take(changed, missingFrom(old.uniqueKeys, changed.uniqueKeys));
    return changed;
  }

  #describe(logicalId: string, resource: Resource, properties: ValueMap, generation: number): DeployedResource {
    const type = resource.Type;
    const physicalId = physicalIdOf(type, properties, this.#location.name, logicalId, generation);
    return {
      logicalId,
      type,
      properties,
      metadata: resource.Metadata ?? {},
      generation,
      physicalId,
      deletionPolicy: resource.DeletionPolicy,
      updateReplacePolicy: resource.UpdateReplacePolicy,
      uniqueKeys: uniqueKeysOf(type, properties, physicalId, this.#location),
    };
  }

  #lose(
    { logicalId, type, metadata }: DeployedResource,
    how: Loss['how'],
    policy: string,
    because: readonly string[],
    successor?: string,
  ): void {
    if (isStateful(type)) this.#losses.push({ logicalId, type, metadata, how, because, policy, successor });
  }
}

function written({ Type, Metadata = {}, DeletionPolicy, UpdateReplacePolicy }: Resource, properties: ValueMap): Resource {
  return { Type, Properties: properties, Metadata, DeletionPolicy, UpdateReplacePolicy };
}

/** Creation and update policies say how, not what: they are left out on both sides. */
function asWritten({ type, properties, metadata, deletionPolicy, updateReplacePolicy }: DeployedResource): Resource {
  return {
    Type: type,
    Properties: properties,
    Metadata: metadata,
    DeletionPolicy: deletionPolicy,
    UpdateReplacePolicy: updateReplacePolicy,
  };
}

function impacts({ properties }: ResourceChange, impact: 'replace' | 'may-replace'): string[] {
  return properties.filter((property) => property.impact === impact).map(({ path }) => path);
}

function missingFrom(these: readonly string[], those: readonly string[]): string[] {
  return those.filter((key) => !these.includes(key));
}

/** Kept even when the operation that made it is rolled back. That is what `RetainExceptOnCreate` is there to avoid. */
function survivesItsOwnRollback({ deletionPolicy }: DeployedResource): boolean {
  return deletionPolicy === 'Retain';
}
