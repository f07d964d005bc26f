import { readFileSync } from 'node:fs';

/** AWS's resource specification as its package holds it: JSON under gzip. The bundled CLI carries it inside: see `bundle.ts`. */
export function specificationFile(): Uint8Array {
  return readFileSync(require.resolve('@aws-cdk/aws-service-spec/db.json.gz'));
}
