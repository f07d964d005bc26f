import { readFileSync } from 'node:fs';
import { InvalidConfiguration } from './problem';

/**
 * The digests by service, as `images.json` has them; the schema checks them with the rest. Read, not imported: a file that machines and
 * people edit is sometimes no JSON, and an import would answer with a stack trace.
 *
 * @throws InvalidConfiguration when the file is not JSON
 */
export function readImages(file: string): Readonly<Record<string, string | null>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidConfiguration([
      {
        path: 'images',
        message: `src/config/images.json cannot be read as JSON (${reason.replace(/\s+/g, ' ')})`,
        consequence: 'No service would have an image.',
        remedy: 'Write an object with a digest, or null, for each service; look for a comma too many or too few.',
      },
    ]);
  }
}
