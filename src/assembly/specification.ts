import { gunzipSync } from 'node:zlib';
import { emptyDatabase } from '@aws-cdk/service-spec-types';
import { specificationFile } from './specification-file';

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

/** What the specification says of a property. */
export interface PropertyFacts {
  readonly impact: Impact;
  readonly type: PropertyType;
}

const known = new Map<string, { readonly [name: string]: PropertyFacts | undefined }>();

/** The properties of a resource type, by name. What the specification does not know is not among them, and changes in place. */
export function propertiesOf(resourceType: string): { readonly [name: string]: PropertyFacts | undefined } {
  const found = known.get(resourceType) ?? readProperties(resourceType);
  known.set(resourceType, found);
  return found;
}

function readProperties(resourceType: string): { readonly [name: string]: PropertyFacts } {
  const inPlace = changesInPlace[resourceType] ?? [];
  const properties = Object.entries(specificationOf(resourceType)?.properties ?? {});
  return Object.fromEntries(
    properties.map(([name, property]) => [name, inPlace.includes(name) ? { type: property.type, impact: 'update' } : facts(property)]),
  );
}

/** What may stand at a key of a map, or at a position of a list: some types offer a choice of shapes. */
export function propertiesWithin({ type }: Pick<PropertyFacts, 'type'>, key: string | number): readonly PropertyFacts[] {
  if (type.type === 'union') return type.types.flatMap((choice) => propertiesWithin({ type: choice }, key));
  if (type.type === 'array' || type.type === 'map') {
    return (type.type === 'array') === (typeof key === 'number') ? [{ impact: 'update', type: type.element }] : [];
  }
  if (type.type !== 'ref') return [];
  const property = specification().get('typeDefinition', type.reference).properties[key];
  return property ? [facts(property)] : [];
}

function facts({ causesReplacement, type }: Property): PropertyFacts {
  if (causesReplacement === 'yes') return { impact: 'replace', type };
  return { impact: causesReplacement === 'maybe' ? 'may-replace' : 'update', type };
}

export function worst(impacts: readonly Impact[]): Impact {
  if (impacts.includes('replace')) return 'replace';
  return impacts.includes('may-replace') ? 'may-replace' : 'update';
}

/** Whether the specification knows a resource type at all; of another it can say neither what replaces it nor whether it holds data. */
export function isKnownType(resourceType: string): boolean {
  return specificationOf(resourceType) !== undefined;
}

/**
 * Of these the specification says that they may replace, as it does of every property that CloudFormation's schema calls conditional; the
 * reference of the type says "Update requires: Some interruptions" (of a replacement it would say so), and RDS changes each of them in a
 * running instance (API reference of ModifyDBInstance). `Engine` is not among them: no engine becomes another in place. A test fails when
 * the specification no longer leaves one of them open.
 */
export const changesInPlace: { readonly [type: string]: readonly string[] | undefined } = {
  'AWS::RDS::DBInstance': [
    'AutoMinorVersionUpgrade',
    'BackupRetentionPeriod',
    'DBParameterGroupName',
    'MultiAZ',
    'PreferredMaintenanceWindow',
    'StorageType',
  ],
};

/** Whether the specification marks a type as one that holds data. */
export function isMarkedStateful(resourceType: string): boolean {
  return specificationOf(resourceType)?.isStateful ?? false;
}
