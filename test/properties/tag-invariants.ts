import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { isList, isMap } from '../../src/assembly/equal';
import type { Value } from '../../src/assembly/template';
import type { Invariants } from './synthesised';

/**
 * Takes tags by the specification, but not by its own tags: what it starts or bills carries the tags of something else, or the library
 * writes them elsewhere.
 */
const taggedOtherwise = new Set<string>([
  // Instances and volumes take theirs from the launch template's `TagSpecifications`.
  'AWS::EC2::LaunchTemplate',
  // Another tag replaces it, the new one first, and an account has one only. It costs nothing.
  'AWS::CE::AnomalyMonitor',
  'AWS::CE::AnomalySubscription',
]);

let tagProperties: ReadonlyMap<string, string> | undefined;

/** The property that holds a type's tags, of every type that has one. */
function tagPropertyOf(type: string): string | undefined {
  tagProperties ??= new Map(
    [...loadAwsServiceSpecSync().all('resource')].flatMap(({ cloudFormationType, tagInformation }) =>
      tagInformation ? [[cloudFormationType, tagInformation.tagPropertyName]] : [],
    ),
  );
  return tagProperties.get(type);
}

/** Of a list of pairs, or of a map. */
function keysOf(tags: Value | undefined): string[] {
  if (isList(tags)) return tags.flatMap((tag) => (isMap(tag) ? [String(tag.Key)] : []));
  return isMap(tags) ? Object.keys(tags) : [];
}

export const tagInvariants: Invariants = {
  'whatever can be tagged says whose cost it is: platform, owner, stack, and of environments which': ({ assembly }) =>
    assembly.stacks.flatMap(({ name, stage, template }) =>
      Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) => {
        const property = tagPropertyOf(Type);
        if (property === undefined || taggedOtherwise.has(Type)) return [];
        const keys = keysOf(Properties?.[property]);
        const wanted = ['platform', 'owner', 'stack', ...(stage === undefined ? [] : ['environment'])].map((tag) => `carepath:${tag}`);
        const missing = wanted.filter((tag) => !keys.includes(tag));
        return missing.length > 0 ? [`${name}/${id} (${Type}) lacks ${missing.join(', ')}`] : [];
      }),
    ),
};
