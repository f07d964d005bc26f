import { createHash } from 'node:crypto';
import { BatchGetImageCommand, ECRClient, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr';
import { z } from 'zod';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, read, unreadable } from '../aws/reading';

/** One image of a manifest list, or the image itself where there is no list. */
export interface PlatformImage {
  /** As Go and therefore Docker write it: `amd64`, `arm64`. */
  readonly architecture: string;
  readonly digest: string;
}

/** Those of Docker and of OCI, lists first; ECR answers with the manifest as it was pushed only where its type is accepted. */
const mediaTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

const answer = z.object({
  images: z.array(z.object({ imageManifest: z.string() })),
  failures: z.array(z.object({ failureCode: z.string(), failureReason: z.string().optional() })).default([]),
});
const listed = z.object({ digest: z.string(), platform: z.object({ os: z.string(), architecture: z.string() }).optional() });
const imageManifest = z.union([z.object({ manifests: z.array(listed) }), z.object({ config: z.object({ digest: z.string() }) })]);
const configuration = z.object({ os: z.string(), architecture: z.string() });

/**
 * The images for Linux that a digest stands for. Where it is no list, the processor stands in the image's configuration, which is stored as a layer is.
 * @param repository name, such as `carepath/eshop`
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html
 */
export async function readPlatformImages(
  connection: Connection,
  repository: string,
  digest: string,
): Promise<Reading<readonly PlatformImage[]>> {
  const client = new ECRClient(clientSettings(connection));
  try {
    return await platformImages(client, connection, repository, digest);
  } finally {
    client.destroy();
  }
}

async function platformImages(
  client: ECRClient,
  { timeoutMilliseconds = 20_000 }: Connection,
  repository: string,
  digest: string,
): Promise<Reading<readonly PlatformImage[]>> {
  const request = { repositoryName: repository, imageIds: [{ imageDigest: digest }], acceptedMediaTypes: mediaTypes };
  const absent = ({ name }: Error) => name === 'RepositoryNotFoundException';
  const found = await read('the image', () => client.send(new BatchGetImageCommand(request)), answer, { absent });
  if (found.state !== 'read') return found;
  const { images, failures } = found.value;
  const [failure] = failures;
  if (failure?.failureCode === 'ImageNotFound') return { state: 'absent' };
  if (failure) return unreadable(`the image: ${failure.failureCode}${failure.failureReason ? `: ${failure.failureReason}` : ''}`);

  const manifest = await read('the image’s manifest', async () => JSON.parse(images[0]?.imageManifest ?? ''), imageManifest);
  if (manifest.state !== 'read') return manifest;
  if ('manifests' in manifest.value) {
    // Builders list attestations beside the images, of a platform that they call unknown.
    const ofLinux = manifest.value.manifests.filter(({ platform }) => platform?.os === 'linux');
    return { state: 'read', value: ofLinux.map((one) => ({ architecture: one.platform?.architecture ?? '', digest: one.digest })) };
  }

  const layer = { repositoryName: repository, layerDigest: manifest.value.config.digest };
  const configured = await read(
    'the image’s configuration',
    async () => {
      const { downloadUrl = '' } = await client.send(new GetDownloadUrlForLayerCommand(layer));
      return JSON.parse(await download(downloadUrl, layer.layerDigest, timeoutMilliseconds));
    },
    configuration,
  );
  if (configured.state !== 'read') return configured;
  const { os, architecture } = configured.value;
  return { state: 'read', value: os === 'linux' ? [{ architecture, digest }] : [] };
}

/** Held against its digest: it comes from another host than the manifest that names it. */
async function download(url: string, digest: string, timeoutMilliseconds: number): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMilliseconds) }).catch((error: Error) => {
    throw error.cause ?? error; // Of itself it says no more than that it failed.
  });
  if (!response.ok) throw new Error(`its store answered with status ${response.status}`);
  const text = await response.text();
  if (`sha256:${createHash('sha256').update(text).digest('hex')}` !== digest) throw new Error('it is not what its digest says');
  return text;
}
