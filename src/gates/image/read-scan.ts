import { DescribeImageScanFindingsCommand, ECRClient } from '@aws-sdk/client-ecr';
import { z } from 'zod';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, readPages, unreadable } from '../aws/reading';

/** What a scan of one image says. */
export interface Scan {
  /** Of ECR: `COMPLETE` after a basic scan, `ACTIVE` while Amazon Inspector keeps looking; every other means that the findings are not known. */
  readonly status: string;
  readonly description?: string | undefined;
  readonly critical: number;
  readonly high: number;
  /** Names of those that are critical or high, such as `CVE-2026-0001`. */
  readonly names: readonly string[];
}

const finding = z.object({ severity: z.string(), name: z.string().optional(), title: z.string().optional() });
const page = z.object({
  imageScanStatus: z.object({ status: z.string(), description: z.string().optional() }),
  imageScanFindings: z
    .object({
      findings: z.array(finding).default([]),
      enhancedFindings: z.array(finding).default([]),
      findingSeverityCounts: z.record(z.string(), z.number()).default({}),
    })
    .optional(),
  nextToken: z.string().nullish(),
});
type Page = z.infer<typeof page>;

/** Statuses with which findings come. */
export const finished = ['COMPLETE', 'ACTIVE'];

/**
 * All pages of what the last scan of an image found. Absent: nobody has scanned it.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html
 */
export async function readScan(connection: Connection, repository: string, digest: string): Promise<Reading<Scan>> {
  const client = new ECRClient(clientSettings(connection));
  const ask = (nextToken: string | undefined) =>
    client.send(new DescribeImageScanFindingsCommand({ repositoryName: repository, imageId: { imageDigest: digest }, nextToken }));
  const pages = await readPages('the scan', ask, page, (one) => ({ items: [one], next: one.nextToken ?? undefined }), {
    absent: ({ name }) => name === 'ScanNotFoundException',
  });
  client.destroy();
  return pages.state === 'read' ? scanOf(pages.value) : pages;
}

function scanOf(pages: readonly Page[]): Reading<Scan> {
  const unfinished = pages.find(({ imageScanStatus }) => !finished.includes(imageScanStatus.status));
  const { status, description } = (unfinished ?? pages[0])?.imageScanStatus ?? { status: 'unknown' };
  if (!unfinished && pages.some(({ imageScanFindings }) => imageScanFindings === undefined)) {
    return unreadable(`the scan: ECR says ${status}, and nothing of what was found; ask again`);
  }
  const of = (severity: string) =>
    pages.flatMap(({ imageScanFindings: found }) =>
      [...(found?.findings ?? []), ...(found?.enhancedFindings ?? [])].filter((one) => one.severity === severity),
    );
  // Each page repeats the sums of all; what was listed counts where it is more.
  const count = (severity: string) =>
    Math.max(of(severity).length, ...pages.map(({ imageScanFindings: found }) => found?.findingSeverityCounts[severity] ?? 0));
  const names = [...of('CRITICAL'), ...of('HIGH')].map(({ name, title }) => name ?? title ?? 'a finding without a name');
  return { state: 'read', value: { status, description, critical: count('CRITICAL'), high: count('HIGH'), names } };
}
