import type { Architecture } from '../../schema/compute';
import type { Connection } from '../aws/connection';
import type { Reading } from '../aws/reading';
import { block, pass, type Verdict } from '../verdict';
import { type PlatformImage, readPlatformImages } from './read-platform-images';
import { finished, readScan, type Scan } from './read-scan';

/** What is known of an image that is to be released. */
export interface ImageFacts {
  /** Name of the repository, such as `carepath/eshop`. */
  readonly repository: string;
  readonly digest: string;
  /** What the service's tasks run on, over all environments. */
  readonly architectures: readonly Architecture[];
  readonly images: Reading<readonly PlatformImage[]>;
  /** By digest, of the images for these processors: a list itself is not scanned. */
  readonly scans: Readonly<Record<string, Reading<Scan>>>;
}

export type ImageQuestion = Pick<ImageFacts, 'repository' | 'digest' | 'architectures'>;

/** Names of processors, as images have them. */
const ofImages: Readonly<Record<Architecture, string>> = { arm64: 'arm64', x86_64: 'amd64' };

/** Asks ECR of the pipeline's account for all that the decision needs. */
export async function collectImage(connection: Connection, question: ImageQuestion): Promise<ImageFacts> {
  const { repository, digest, architectures } = question;
  const images = await readPlatformImages(connection, repository, digest);
  const fitting = images.state === 'read' ? architectures.flatMap((one) => imageFor(one, images.value)?.digest ?? []) : [];
  const scans: Record<string, Reading<Scan>> = {};
  for (const one of fitting) scans[one] = await readScan(connection, repository, one);
  return { ...question, images, scans };
}

/** Passes an image that is there, runs on the service's processors and was scanned without a critical or high finding. Fails closed. */
export function decideImage(facts: ImageFacts): Verdict<ImageFacts> {
  const { repository, digest, architectures, images } = facts;
  if (images.state === 'absent') {
    return block(facts, `there is no image ${digest} in ${repository}: push it, and copy the digest that the push prints`);
  }
  if (images.state === 'unreadable') return block(facts, images.reason);
  if (architectures.length === 0) return block(facts, `nobody has said on what ${repository} runs: synthesise with \`npm run synth\``);

  const [first, ...others] = architectures.flatMap((architecture) => {
    const image = imageFor(architecture, images.value);
    return image === undefined ? [unfit(architecture, images.value)] : troubles(architecture, facts.scans[image.digest]);
  });
  if (first) return block(facts, first, ...others);
  return pass(facts, `the image is there, runs on ${architectures.join(' and ')}, and its scan found nothing critical or high`);
}

function imageFor(architecture: Architecture, images: readonly PlatformImage[]): PlatformImage | undefined {
  return images.find((image) => image.architecture === ofImages[architecture]);
}

function unfit(architecture: Architecture, images: readonly PlatformImage[]): string {
  const there = images.map((image) => image.architecture).join(' and ') || 'nothing that Linux runs on';
  return `the image is for ${there}, and the service runs on ${architecture}: build it with --platform linux/${ofImages[architecture]}`;
}

function troubles(architecture: Architecture, scan: Reading<Scan> = { state: 'absent' }): string[] {
  if (scan.state === 'absent') return [`the image for ${architecture} was never scanned: start a scan, and ask again`];
  if (scan.state === 'unreadable') return [scan.reason];
  const { status, description, critical, high, names } = scan.value;
  if (!finished.includes(status)) {
    return [
      `the scan of the image for ${architecture} is ${status}${description ? ` (${description})` : ''}: ${remedies[status] ?? rescan}`,
    ];
  }
  if (critical + high === 0) return [];
  const shown = names.slice(0, 5).join(', ');
  const more = critical + high > 5 ? ', and more' : '';
  return [`the scan of the image for ${architecture} found ${critical} critical and ${high} high${shown ? `: ${shown}${more}` : ''}`];
}

const rescan = 'start another scan, and ask again';
const wait = 'wait for it, and ask again';
const remedies: Readonly<Record<string, string | undefined>> = {
  IN_PROGRESS: wait,
  PENDING: wait,
  UNSUPPORTED_IMAGE: 'build it upon a distribution that the scanner knows',
};
