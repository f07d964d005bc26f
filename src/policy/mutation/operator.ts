import { equal } from '../../assembly/equal';
import type { Resource, Template, Value, ValueMap } from '../../assembly/template';
import { applyEdit } from './apply-edit';
import { valueAt } from './read';

/** Keys of maps and positions in lists, from the outside in. */
export type Path = readonly (string | number)[];

/** The one thing that a mutant changes. */
export interface Edit {
  /** From the resource, such as `['Properties', 'Tags', 0]`; empty for the resource as a whole. */
  readonly path: Path;
  /** What stands there then; undefined where it is taken away. */
  readonly value: Value | undefined;
}

/** A template with one thing in one resource changed for the worse. */
export interface Mutant {
  readonly operator: string;
  /** Logical id. */
  readonly resource: string;
  readonly edit: Edit;
  readonly template: Template;
}

/** A way to misconfigure: what people get wrong, or an attacker would change, wherever it can be got wrong. */
export interface Operator {
  readonly name: string;
  /** What is then worse, in a sentence. */
  readonly description: string;
  /** The public list that calls it a misconfiguration, and the entry in it. */
  readonly source: string;
  /** Resource types that it fits. */
  readonly fits: readonly string[];
  mutants(template: Template): Mutant[];
}

/** The resource that an operator is asked to break. */
export interface Site {
  readonly id: string;
  readonly resource: Resource;
  readonly properties: ValueMap;
  readonly template: Template;
}

export interface Misconfiguration extends Omit<Operator, 'mutants'> {
  /** The ways in which it can be done to one resource: a mutant each. What would change nothing is left out. */
  edits(site: Site): readonly Edit[];
}

/** An operator, of the edits that it makes to one resource. Its mutants stand in the order of the template. */
export function operator({ edits, ...facts }: Misconfiguration): Operator {
  const fitting = new Set(facts.fits);
  return {
    ...facts,
    mutants: (template) =>
      Object.entries(template.Resources)
        .filter(([, { Type }]) => fitting.has(Type))
        .flatMap(([id, resource]) =>
          edits({ id, resource, properties: resource.Properties ?? {}, template })
            .filter(({ path, value }) => !equal(valueAt(resourceValue(resource), path), value))
            .flatMap((edit) => {
              const mutated = applyEdit(template, id, edit);
              return mutated ? [{ operator: facts.name, resource: id, edit, template: mutated }] : [];
            }),
        ),
  };
}

/** A resource is JSON like any other; its type says which keys it has. */
export function resourceValue(resource: Resource): ValueMap {
  return Object.fromEntries(Object.entries(resource));
}

/** Puts a value into the properties, beside or instead of what is there. */
export function set(path: string | Path, value: Value): Edit {
  return { path: ['Properties', ...(typeof path === 'string' ? [path] : path)], value };
}

/** Takes a value out of the properties. */
export function drop(path: string | Path): Edit {
  return { path: ['Properties', ...(typeof path === 'string' ? [path] : path)], value: undefined };
}

/** For what two properties say together: a certificate goes with the protocol that it serves. */
export function rewrite(properties: ValueMap): Edit {
  return { path: ['Properties'], value: properties };
}

/** An attribute of the resource beside its properties, such as `DeletionPolicy`. */
export function setAttribute(name: string, value: Value): Edit {
  return { path: [name], value };
}

/** Takes the resource out of the template, where nothing reads a value of it: else the template would not deploy, and prove nothing. */
export const removal: Edit = { path: [], value: undefined };

/** `false` where a switch is on, or an intrinsic may turn it on. */
export function turnOff({ properties }: Site, path: string | Path): Edit[] {
  const before = valueAt(properties, typeof path === 'string' ? [path] : path);
  return before === undefined || String(before) === 'false' ? [] : [set(path, false)];
}
