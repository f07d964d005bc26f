import { Tags } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Platform } from '../schema/platform';
import type { Service } from '../schema/service';

/**
 * Tags by which costs are told apart, once they are activated for cost allocation. `EnvironmentStack` adds environment and stack. What is
 * nobody's service is the first owner's.
 */
export function tagForCosts(scope: IConstruct, { name, owners }: Pick<Platform, 'name' | 'owners'>): void {
  Tags.of(scope).add('carepath:platform', name);
  const [first] = owners;
  if (first) Tags.of(scope).add('carepath:owner', first.name);
}

/** On everything that is a service's alone: the nearer tag counts. */
export function tagService(scope: IConstruct, { name, owner }: Pick<Service, 'name' | 'owner'>): void {
  Tags.of(scope).add('carepath:service', name);
  Tags.of(scope).add('carepath:owner', owner);
}
