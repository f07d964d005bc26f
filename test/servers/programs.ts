import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian puts PostgreSQL's server: beside the versions, and not on the PATH. */
const postgresDirectory = '/usr/lib/postgresql';

/** The paths of programs by their names; or which of them could not be found. */
export type Programs<Name extends string> = { readonly [Key in Name]: string } | { readonly missing: string };

/** Looks for programs on the PATH, in `/usr/sbin` (where servers are, and a PATH often is not), in moto's own folder, and among PostgreSQL's. */
export function findPrograms<Name extends string>(...names: readonly Name[]): Programs<Name> {
  const versions = existsSync(postgresDirectory) ? readdirSync(postgresDirectory).sort().reverse() : [];
  const directories = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    join(__dirname, '..', '..', '.carepath', 'moto', 'bin'), // Where `install.sh` beside this file puts it.
    ...versions.map((version) => join(postgresDirectory, version, 'bin')),
  ];
  const found = names.map((name) => [name, directories.map((directory) => join(directory, name)).find(isExecutable)] as const);
  const missing = found.flatMap(([name, path]) => (path === undefined ? [name] : []));
  return missing.length > 0 ? { missing: missing.join(', ') } : (Object.fromEntries(found) as { [Key in Name]: string });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A suite that needs programs: where one is missing it is skipped, and its name and one line on the console say why. */
export function describeWith<Name extends string>(
  programs: Programs<Name>,
  title: string,
  suite: (programs: { readonly [Key in Name]: string }) => void,
): void {
  if (!('missing' in programs) || typeof programs.missing !== 'string') {
    describe(title, () => suite(programs as { readonly [Key in Name]: string }));
    return;
  }
  const reason = `${programs.missing} not found`;
  process.stderr.write(`SKIPPED: ${title}: ${reason}\n`);
  describe.skip(`${title} (skipped: ${reason})`, () => suite(Object.create(null)));
}
