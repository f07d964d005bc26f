import { gunzipSync } from 'node:zlib';
import { emptyDatabase } from '@aws-cdk/service-spec-types';
import { equal, isMap } from './equal';
import { specificationFile } from './specification-file';
import type { Value } from './template';

/** AWS's specification of its resource types. */
export type Specification = ReturnType<typeof emptyDatabase>;
type Property = NonNullable<ReturnType<typeof specificationOf>>['properties'][string];
type PropertyType = Property['type'];

/** What a changed property means for the resource that is there. `may-replace`: it depends on the values, and AWS does not say how. */
export type Impact = 'update' | 'may-replace' | 'replace';

let loaded: Specification | undefined;

/** Read at the first question, once for everybody: it is 15 MB of JSON. */
export function specification(): Specification {
  loaded ??= load();
  return loaded;
}

/**
 * Types of resources, and of what their properties hold: all that is asked here. The package's own loader also links services, Regions,
 * metrics and events to them, which takes longer than the rest together.
 */
function load(): Specification {
  const { idCtr, schema } = JSON.parse(gunzipSync(specificationFile()).toString());
  const database = emptyDatabase();
  database.load({ idCtr, schema: { resource: schema.resource, typeDefinition: schema.typeDefinition } });
  return database;
}

function specificationOf(resourceType: string) {
  // Custom resources are all of one kind; their own properties are their handler's business.
  const type = resourceType.startsWith('Custom::') ? 'AWS::CloudFormation::CustomResource' : resourceType;
  return specification().lookup('resource', 'cloudFormationType', 'equals', type)[0];
}

/**
 * The impact of changing one top-level property, by AWS's resource specification. What the specification does not know is updated in place.
 * @param before undefined when the property is new
 * @param after undefined when it is dropped
 */
export function impactOf(resourceType: string, property: string, before: Value | undefined, after: Value | undefined): Impact {
  const known = specificationOf(resourceType)?.properties[property];
  return known ? impactOfProperty(known, before, after) : 'update';
}

function impactOfProperty({ causesReplacement, type }: Property, before: Value | undefined, after: Value | undefined): Impact {
  if (causesReplacement === 'yes') return 'replace';
  const own: Impact = causesReplacement === 'maybe' ? 'may-replace' : 'update';
  return worst([own, ...nestedImpacts(type, before, after)]);
}

/** Some properties can change in place but for one field of theirs, such as a budget's name. Elements of lists have no identity to follow. */
function nestedImpacts(type: PropertyType, before: Value | undefined, after: Value | undefined): Impact[] {
  if (type.type !== 'ref' || !isMap(before) || !isMap(after)) return [];
  const { properties } = specification().get('typeDefinition', type.reference);
  return Object.entries(properties).flatMap(([name, property]) =>
    equal(before[name], after[name]) ? [] : [impactOfProperty(property, before[name], after[name])],
  );
}

function worst(impacts: readonly Impact[]): Impact {
  if (impacts.includes('replace')) return 'replace';
  return impacts.includes('may-replace') ? 'may-replace' : 'update';
}

/**
 * Hold data, by the documentation of each, but lack the specification's mark as of `@aws-cdk/aws-service-spec` 0.1.216. A test fails when one
 * of them has it.
 */
export const unmarkedStatefulTypes: readonly string[] = [
  'AWS::Backup::LogicallyAirGappedBackupVault',
  'AWS::CloudTrail::EventDataStore',
  'AWS::DSQL::Cluster',
  'AWS::ECR::Repository',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::MemoryDB::Cluster',
  'AWS::OpenSearchServerless::Collection',
  'AWS::RDS::GlobalCluster',
  'AWS::RedshiftServerless::Namespace',
  'AWS::Route53::HostedZone', // Its records, and the name servers that the parent zone delegates to.
];

/** Whether deleting or replacing a resource of this type loses what it holds: rows, objects, images, messages, keys, secrets, logs. */
export function isStateful(resourceType: string): boolean {
  return unmarkedStatefulTypes.includes(resourceType) || isMarkedStateful(resourceType);
}

/** The specification's own mark. */
export function isMarkedStateful(resourceType: string): boolean {
  return specificationOf(resourceType)?.isStateful ?? false;
}
