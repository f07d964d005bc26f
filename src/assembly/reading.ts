import type { StackArtifact } from './assembly';
import type { Scope } from './intrinsics/scope';
import type { Resource, ValueMap } from './template';

/** How a reader takes resources that are not read for the first time, or not at all. */
export interface Reading {
  /** Counts from 1; what refers to a resource of a later generation sees another resource. @default - 1 */
  generationOf(written: WrittenResource, properties: ValueMap): number;
  /** The properties of a resource that could not be evaluated as a whole. @default - none */
  unreadable(written: Resource, scope: Scope): ValueMap;
}

export interface WrittenResource {
  readonly stack: StackArtifact;
  readonly logicalId: string;
  readonly resource: Resource;
}
