import { CreateRepositoryCommand, DescribeImagesCommand, ECRClient, PutImageCommand, StartImageScanCommand } from '@aws-sdk/client-ecr';
import { clientSettings } from '../../../src/gates/aws/connection';
import { collectImage, decideImage } from '../../../src/gates/image/image-check';
import { Moto, motoPrograms } from '../../servers/moto';
import { describeWith } from '../../servers/programs';

const image = (name: string) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { digest: `sha256:${name}` },
    layers: [{ digest: name }],
  });

describeWith(motoPrograms, 'a list of images, in ECR by moto', (programs) => {
  const repository = 'carepath/eshop';
  const connection = { region: 'us-east-1', credentials: { accessKeyId: 'example', secretAccessKey: 'example' } };
  let moto: Moto;
  let client: ECRClient;
  let digest = '';

  const put = async (tag: string, imageManifest: string) => {
    const answer = await client.send(new PutImageCommand({ repositoryName: repository, imageManifest, imageTag: tag }));
    return answer.image?.imageId?.imageDigest ?? '';
  };
  const decision = async (wanted = digest) =>
    decideImage(
      await collectImage({ ...connection, endpoint: moto.endpoint, attempts: 1 }, { repository, digest: wanted, architectures: ['arm64'] }),
    );

  beforeAll(async () => {
    moto = await Moto.start(programs);
    client = new ECRClient(clientSettings({ ...connection, endpoint: moto.endpoint }));
    await client.send(new CreateRepositoryCommand({ repositoryName: repository }));
    const child = await put('child', image('arm64'));
    const manifests = [{ digest: child, platform: { os: 'linux', architecture: 'arm64' } }];
    await put('v1', JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests }));
    const { imageDetails = [] } = await client.send(
      new DescribeImagesCommand({ repositoryName: repository, imageIds: [{ imageTag: 'v1' }] }),
    );
    digest = imageDetails[0]?.imageDigest ?? '';
  }, 60_000);
  afterAll(async () => {
    client?.destroy();
    await moto?.stop();
  });

  test('a digest that is not there is a block', async () => {
    expect((await decision(`sha256:${'0'.repeat(64)}`)).reasons.join()).toMatch(/^there is no image/);
  });

  test('one that was not scanned is a block', async () => {
    expect((await decision()).reasons.join()).toMatch(/never scanned/);
  });

  test('the findings of its scan are read: moto finds one that is high in every image', async () => {
    await client.send(new StartImageScanCommand({ repositoryName: repository, imageId: { imageTag: 'child' } }));
    expect((await decision()).reasons.join()).toMatch(/found 0 critical and 1 high: CVE-/);
  });
});
