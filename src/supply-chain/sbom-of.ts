import { createHash } from 'node:crypto';
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import satisfies from 'spdx-satisfies';
import type { BundleContents } from './bundle-contents';
import type { LockedPackage, LockFile } from './lock-file';
import { shipsIn } from './read-sbom';

/** @see https://github.com/CycloneDX/cyclonedx-property-taxonomy/blob/main/cdx/npm.md */
const npmProperty = {
  path: 'cdx:npm:package:path',
  development: 'cdx:npm:package:development',
  bundled: 'cdx:npm:package:bundled',
} as const;

/**
 * The bill of materials, CycloneDX 1.6 as JSON: every package of the lock file, and the bundles that run in AWS with what is in them. Scope
 * `required` or `optional` is the tree of the app at synthesis, `excluded` is development's alone.
 *
 * The same lock file and the same bundles give the same bytes: there is no time in it, and its serial number is a hash of its content.
 */
export function sbomOf(lock: LockFile, bundles: readonly BundleContents[]): string {
  const { root } = lock;
  const packages = componentsOf(lock.packages, bundles);
  const refOf = new Map([...packages.values()].flatMap(({ component, places }) => places.map(({ path }) => [path, component.bomRef])));
  const refs = (places: readonly string[]) => places.flatMap((place) => refOf.get(place) ?? []);

  for (const { component, places } of packages.values()) {
    for (const ref of refs(places.flatMap(({ dependencies }) => dependencies))) component.dependencies.add(ref);
  }
  const artefacts = bundles.map(
    ({ name, packages: inside }) =>
      new Models.Component(Enums.ComponentType.Application, name, {
        bomRef: `${root.name}/${name}`,
        scope: Enums.ComponentScope.Required,
        dependencies: new Models.BomRefRepository(refs(inside)),
      }),
  );
  const bom = new Models.Bom({
    metadata: new Models.Metadata({
      lifecycles: new Models.LifecycleRepository([Enums.LifecyclePhase.Build]),
      component: new Models.Component(Enums.ComponentType.Application, root.name, {
        bomRef: root.name,
        version: root.version,
        licenses: licencesOf(root.licence),
        dependencies: new Models.BomRefRepository([...refs(root.dependencies), ...artefacts.map(({ bomRef }) => bomRef)]),
      }),
    }),
    components: new Models.ComponentRepository([...artefacts, ...[...packages.values()].map(({ component }) => component)]),
  });
  bom.serialNumber = serialNumber(written(bom));
  return `${written(bom)}\n`;
}

interface PackageComponent {
  readonly component: Models.Component;
  /** A version that the tree holds in several places is one component; in the archive of another package it comes without a hash. */
  readonly places: readonly LockedPackage[];
}

function componentsOf(locked: readonly LockedPackage[], bundles: readonly BundleContents[]): ReadonlyMap<string, PackageComponent> {
  const byUrl = new Map<string, LockedPackage[]>();
  for (const one of [...locked].sort(byPath)) byUrl.set(packageUrl(one), [...(byUrl.get(packageUrl(one)) ?? []), one]);
  return new Map([...byUrl].map(([purl, places]) => [purl, { component: componentOf(purl, places, bundles), places }]));
}

const byPath = (one: LockedPackage, other: LockedPackage) => (one.path < other.path ? -1 : 1);

function componentOf(purl: string, places: readonly LockedPackage[], bundles: readonly BundleContents[]): Models.Component {
  const [first] = places;
  if (first === undefined) throw new Error(`${purl} is nowhere`);
  const [, group, name = first.name] = /^(@[^/]+)\/(.+)$/.exec(first.name) ?? [];
  const holders = bundles.filter(({ packages }) => places.some(({ path }) => packages.includes(path)));
  const property = (key: string, value: string) => new Models.Property(key, value);
  return new Models.Component(Enums.ComponentType.Library, name, {
    bomRef: purl,
    purl,
    ...(group !== undefined && { group }),
    version: first.version,
    scope: scopeOf(places, holders.length > 0),
    licenses: licencesOf(places.find(({ licence }) => licence !== undefined)?.licence),
    hashes: hashesOf(places.find(({ integrity }) => integrity !== undefined)?.integrity),
    externalReferences: new Models.ExternalReferenceRepository(
      places
        .flatMap(({ resolved }) => resolved ?? [])
        .slice(0, 1)
        .map((from) => new Models.ExternalReference(from, Enums.ExternalReferenceType.Distribution)),
    ),
    properties: new Models.PropertyRepository([
      ...places.map(({ path }) => property(npmProperty.path, path)),
      ...(places.every(({ development }) => development) ? [property(npmProperty.development, 'true')] : []),
      ...(places.every(({ inArchive }) => inArchive) ? [property(npmProperty.bundled, 'true')] : []),
      ...holders.map((bundle) => property(shipsIn, bundle.name)),
    ]),
  });
}

function scopeOf(places: readonly LockedPackage[], ships: boolean): Enums.ComponentScope {
  if (ships || places.some(({ development, optional }) => !development && !optional)) return Enums.ComponentScope.Required;
  return places.some(({ development }) => !development) ? Enums.ComponentScope.Optional : Enums.ComponentScope.Excluded;
}

/** @see https://github.com/package-url/purl-spec/blob/main/types-doc/npm-definition.md */
const packageUrl = ({ name, version }: LockedPackage) => `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`;

/** Throws for what is no SPDX expression, whatever it satisfies. */
const licences = new Contrib.License.Factories.LicenseFactory((expression) => satisfies(expression, []));

const licencesOf = (stated: string | undefined) =>
  new Models.LicenseRepository(stated === undefined || stated === '' ? [] : [licences.makeFromString(stated)]);

const algorithms: Readonly<Record<string, Enums.HashAlgorithm>> = {
  sha1: Enums.HashAlgorithm['SHA-1'],
  sha256: Enums.HashAlgorithm['SHA-256'],
  sha384: Enums.HashAlgorithm['SHA-384'],
  sha512: Enums.HashAlgorithm['SHA-512'],
};

/** Of the archive, as npm checks it: CycloneDX writes in hexadecimal what npm writes in base64. */
function hashesOf(integrity = ''): Models.HashDictionary {
  return new Models.HashDictionary(
    integrity.split(/\s+/).flatMap((hash): [Enums.HashAlgorithm, string][] => {
      const [, name = '', value = ''] = /^(\w+)-([^?]+)/.exec(hash) ?? [];
      const algorithm = algorithms[name];
      return algorithm === undefined ? [] : [[algorithm, Buffer.from(value, 'base64').toString('hex')]];
    }),
  );
}

const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
const written = (bom: Models.Bom) => serializer.serialize(bom, { sortLists: true, space: 2 });

/** A UUID of version 8, whose bits are the maker's to choose (RFC 9562). */
function serialNumber(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
