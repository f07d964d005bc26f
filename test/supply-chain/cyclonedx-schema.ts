import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats, { type FormatName } from 'ajv-formats';

/** CycloneDX's own schema of version 1.6, as its library ships it: what is wrong with a document. */
export function schemaErrors(document: unknown): string[] {
  validate ??= compiled();
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Compiling it takes a quarter of a second. */
let validate: ValidateFunction | undefined;

function compiled(): ValidateFunction {
  // The schema is somebody else's, and used twice: neither its own form nor its speed is worth the time.
  const ajv = new Ajv({ strict: false, validateSchema: false, code: { optimize: false } });
  addFormats(ajv);
  // Names and addresses are held to the narrower forms, without other alphabets.
  for (const [wide, narrow] of Object.entries({ 'iri-reference': 'uri-reference', 'idn-email': 'email' } satisfies Record<
    string,
    FormatName
  >)) {
    ajv.addFormat(wide, addFormats.get(narrow));
  }
  const folder = join(dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res', 'schema');
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  for (const part of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json']) {
    ajv.addSchema(read(part), `http://cyclonedx.org/schema/${part}`);
  }
  return ajv.compile(read('bom-1.6.SNAPSHOT.schema.json'));
}
