import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BadInput } from '../assembly/bad-input';

/** A package as the SBOM lists it. */
export interface ListedPackage {
  /** With its scope, as on the registry. */
  readonly name: string;
  readonly version: string;
  /** An SPDX id or expression, or the package's own words; absent where it states none. */
  readonly licence?: string;
  /** Whether nothing but development needs it. */
  readonly development: boolean;
  /** Names of the files that run in AWS and hold some of it. */
  readonly shipsIn: readonly string[];
}

const licence = z.union([
  z.object({ expression: z.string() }).transform(({ expression }) => expression),
  z.object({ license: z.object({ id: z.string() }) }).transform(({ license }) => license.id),
  z.object({ license: z.object({ name: z.string() }) }).transform(({ license }) => license.name),
]);

const bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      type: z.string(),
      group: z.string().optional(),
      name: z.string(),
      version: z.string().optional(),
      scope: z.enum(['required', 'optional', 'excluded']).default('required'),
      licenses: z.array(licence).default([]),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    }),
  ),
});

/** Which file that runs in AWS a package is in; the standard has no name for it. */
export const shipsIn = 'carepath:ships-in';

/** @throws BadInput where the file is no CycloneDX in JSON */
export function readSbom(file: string): ListedPackage[] {
  try {
    return packagesOf(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof z.ZodError ? 'it is no CycloneDX document with components' : String(error);
    throw new BadInput(`${file} cannot be read as an SBOM: ${why}\n  Write it again with \`npm run synth\`.`);
  }
}

/** Several licences of one component hold together. */
export function packagesOf(sbom: string): ListedPackage[] {
  return bill
    .parse(JSON.parse(sbom))
    .components.flatMap(({ type, group, name, version = '', scope, licenses, properties }): ListedPackage[] =>
      type === 'library'
        ? [
            {
              name: group === undefined ? name : `${group}/${name}`,
              version,
              ...(licenses.length > 0 && {
                licence: licenses.length === 1 ? licenses.join() : licenses.map((one) => `(${one})`).join(' AND '),
              }),
              development: scope === 'excluded',
              shipsIn: properties.filter((property) => property.name === shipsIn).map(({ value }) => value),
            },
          ]
        : [],
    );
}
