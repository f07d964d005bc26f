import { BadInput } from '../assembly/bad-input';
import { loadManifest } from '../assembly/load-assembly';
import type { Connection } from '../gates/aws/connection';
import { collectImage, decideImage, type ImageFacts, type ImageQuestion } from '../gates/image/image-check';
import type { Verdict } from '../gates/verdict';
import { readImagesFile, writeImagesFile } from './images-file';
import { coloursOf, type Terminal, wrap } from './terminal';

export interface ImageSetOptions {
  /** File of the digests. */
  readonly images: string;
  readonly check?: boolean;
  readonly assembly: string;
  readonly region?: string;
  readonly json?: boolean;
}

/** What `--json` prints. */
export interface ImageReport {
  readonly service: string;
  readonly digest: string;
  /** The digest until now; null where there was none. */
  readonly before: string | null;
  /** Whether the file was written: not where the digest is the one that it has, nor where the check blocks. */
  readonly written: boolean;
  /** Absent without `--check`. */
  readonly verdict?: Verdict<ImageFacts>;
}

/**
 * Writes the digest of a service into the file of images; with `--check` only if ECR says that the image can run.
 * @returns 1 where the check blocks, and the file is left as it was
 * @throws BadInput for a service that the file does not have, and for what is no digest
 */
export async function imageSetCommand(
  service: string,
  digest: string,
  options: ImageSetOptions,
  terminal: Terminal,
  connectionTo: (region: string) => Connection = (region) => ({ region }),
): Promise<number> {
  refuseOtherThanDigests(service, digest);
  const images = readImagesFile(options.images);
  const before = Object.hasOwn(images, service) ? images[service] : undefined;
  if (before === undefined) {
    throw new BadInput(
      `${service}: no service of ${options.images}\n  It has: ${Object.keys(images).join(', ') || 'none'}. A new service comes with a line there, null first.`,
    );
  }
  const verdict = options.check ? await check(service, digest, options, connectionTo) : undefined;
  const written = before !== digest && verdict?.outcome !== 'block';
  if (written) writeImagesFile(options.images, { ...images, [service]: digest });
  say({ service, digest, before, written, ...(verdict && { verdict }) }, options, terminal);
  return verdict?.outcome === 'block' ? 1 : 0;
}

function refuseOtherThanDigests(service: string, digest: string): void {
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) return;
  const written = digest.length > 100 ? `${digest.slice(0, 100)}…` : digest;
  if (/sha256:/i.test(digest)) {
    throw new BadInput(
      `${written}: no digest\n  Write sha256: and 64 hexadecimal digits in lower case, without the repository before them.`,
    );
  }
  const tag = digest.split(':').at(-1);
  throw new BadInput(
    `${written}: a tag, or no digest: what is released is named by its bytes\n` +
      `  Ask for it: aws ecr describe-images --repository-name <platform>/${service} --image-ids imageTag=${tag} --query imageDetails[].imageDigest`,
  );
}

async function check(
  service: string,
  digest: string,
  { assembly, region }: ImageSetOptions,
  connectionTo: (region: string) => Connection,
): Promise<Verdict<ImageFacts>> {
  const { images = [], pipeline } = loadManifest(assembly);
  const found = images.find((one) => one.service === service);
  const where = region ?? pipeline?.region;
  if (found === undefined || where === undefined) {
    throw new BadInput(
      `--check: ${assembly}/carepath.json does not say where the images of ${service} are\n  Write a new one with \`npm run synth\`.`,
    );
  }
  const question: ImageQuestion = { repository: found.repository, digest, architectures: found.architectures };
  return decideImage(await collectImage(connectionTo(where), question));
}

function say(report: ImageReport, { images, json }: ImageSetOptions, terminal: Terminal): void {
  if (json) {
    terminal.out.write(`${JSON.stringify(report, undefined, 2)}\n`);
    return;
  }
  const colours = coloursOf(terminal.out, terminal);
  const { service, digest, before, written, verdict } = report;
  if (verdict) {
    const word = verdict.outcome === 'pass' ? colours.green('pass') : colours.red('block');
    terminal.out.write(`${word} ${service}\n${verdict.reasons.map((reason) => `${wrap(reason, '  ')}\n`).join('')}`);
  }
  if (written) terminal.out.write(`${images}: ${service}\n  from ${before ?? 'none'}\n  to   ${digest}\n`);
  else if (before === digest) terminal.out.write(`${images} has this digest of ${service} already; nothing is written.\n`);
  else terminal.out.write(`${images} is left as it was.\n`);
}
