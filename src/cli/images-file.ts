import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { BadInput } from '../assembly/bad-input';
import { firstIssue } from '../assembly/read-json';

const imagesSchema = z.record(z.string(), z.string().nullable());

export type Images = z.infer<typeof imagesSchema>;

/**
 * The digests by service, in the order of the file.
 * @throws BadInput where the file is not there, or is no object of digests
 */
export function readImagesFile(file: string): Images {
  if (!existsSync(file))
    throw new BadInput(`${file}: not there\n  Run it at the top of the repository, or name the file with \`--images\`.`);
  try {
    const { success, data, error } = imagesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (success) return data;
    throw new BadInput(`${file}: ${firstIssue(error)}\n  Write an object with a digest, or null, for each service.`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BadInput(`${file}: is not JSON: ${error.message.replace(/\s+/g, ' ')}\n  Look for a comma too many or too few.`);
  }
}

/** The form that the file has: what a release changes is one line of it. */
export function writeImagesFile(file: string, images: Images): void {
  writeFileSync(file, `${JSON.stringify(images, undefined, 2)}\n`);
}
