import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { collectImage, decideImage, type ImageFacts } from '../../../src/gates/image/image-check';
import type { Scan } from '../../../src/gates/image/read-scan';
import { type Answer, AwsStandIn, faults, json, refusal } from '../aws-stand-in';

const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const question = { repository: 'carepath/eshop', digest: sha256('list'), architectures: ['arm64'] } as const;
const ofArm = sha256('arm64');
const ofIntel = sha256('amd64');
const clean: Scan = { status: 'COMPLETE', critical: 0, high: 0, names: [] };
const read = <T>(value: T) => ({ state: 'read', value }) as const;
const facts = (more: Partial<ImageFacts>): ImageFacts => ({
  ...question,
  images: read([
    { architecture: 'amd64', digest: ofIntel },
    { architecture: 'arm64', digest: ofArm },
  ]),
  scans: { [ofArm]: read(clean) },
  ...more,
});
const scanned = (scan: Partial<Scan>) => facts({ scans: { [ofArm]: read({ ...clean, ...scan }) } });

describe('the decision', () => {
  test('an image that is there, fits and is clean passes', () => {
    expect(decideImage(facts({}))).toMatchObject({ outcome: 'pass' });
  });

  test.each<[string, ImageFacts, RegExp]>([
    ['that is not there', facts({ images: { state: 'absent' } }), /there is no image sha256:\w+ in carepath\/eshop: push it/],
    ['that is unreadable', facts({ images: { state: 'unreadable', reason: 'cut' } }), /^cut$/],
    [
      'for another processor',
      facts({ images: read([{ architecture: 'amd64', digest: ofIntel }]) }),
      /is for amd64.*runs on arm64.*linux\/arm64/,
    ],
    ['for no Linux', facts({ images: read([]) }), /nothing that Linux runs on/],
    ['of a service of which nobody says where it runs', facts({ architectures: [] }), /nobody has said/],
    ['never scanned', facts({ scans: { [ofArm]: { state: 'absent' } } }), /never scanned: start a scan/],
    ['whose scan nobody asked for', facts({ scans: {} }), /never scanned/],
    ['whose scan is unreadable', facts({ scans: { [ofArm]: { state: 'unreadable', reason: 'the scan: cut' } } }), /^the scan: cut$/],
    ['still being scanned', scanned({ status: 'IN_PROGRESS' }), /IN_PROGRESS: wait for it/],
    ['that the scanner does not know', scanned({ status: 'UNSUPPORTED_IMAGE' }), /UNSUPPORTED_IMAGE: build it upon/],
    ['whose scan failed', scanned({ status: 'FAILED', description: 'internal' }), /FAILED \(internal\): start another/],
    ['with a status that nobody knows', scanned({ status: 'NEW' }), /is NEW/],
    ['with a critical finding', scanned({ critical: 1, names: ['CVE-2026-1'] }), /found 1 critical and 0 high: CVE-2026-1$/],
    ['with a high one', scanned({ high: 1 }), /found 0 critical and 1 high$/],
  ])('an image %s is a block with a sentence', (_, given, sentence) => {
    const { outcome, reasons } = decideImage(given);
    expect([outcome, reasons.join()]).toEqual(['block', expect.stringMatching(sentence)]);
  });

  test('nothing passes but what is known to be there, to fit and to be clean, for every processor', () => {
    const reading = <T>(value: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 6, arbitrary: value.map(read) }, { weight: 1, arbitrary: fc.constant({ state: 'absent' } as const) });
    const architecture = fc.constantFrom('arm64' as const, 'x86_64' as const);
    const scan = fc.record({
      status: fc.constantFrom('COMPLETE', 'ACTIVE', 'PENDING'),
      critical: fc.integer({ min: 0, max: 1 }),
      high: fc.integer({ min: 0, max: 1 }),
      names: fc.constant([]),
    });
    const image = fc.constantFrom({ architecture: 'arm64', digest: ofArm }, { architecture: 'amd64', digest: ofIntel });
    const given = fc.record({
      architectures: fc.uniqueArray(architecture, { minLength: 1 }),
      images: reading(fc.uniqueArray(image)),
      scans: fc.dictionary(fc.constantFrom(ofArm, ofIntel), reading(scan)),
    });
    fc.assert(
      fc.property(given, (more) => {
        const digests = more.architectures.map((one) => (one === 'arm64' ? ofArm : ofIntel));
        const sound = digests.every((digest) => {
          const found = more.scans[digest];
          const there = more.images.state === 'read' && more.images.value.some((one) => one.digest === digest);
          if (!there || found?.state !== 'read') return false;
          return found.value.status !== 'PENDING' && found.value.critical + found.value.high === 0;
        });
        const { outcome, reasons } = decideImage(facts(more));
        expect([outcome, reasons.length > 0]).toEqual([sound ? 'pass' : 'block', true]);
      }),
    );
  });
});

const configuration = JSON.stringify({ os: 'linux', architecture: 'arm64' });
const list = {
  manifests: [
    { digest: ofIntel, platform: { os: 'linux', architecture: 'amd64' } },
    { digest: ofArm, platform: { os: 'linux', architecture: 'arm64' } },
    { digest: sha256('attestation'), platform: { os: 'unknown', architecture: 'unknown' } },
  ],
};
const found = (manifest: unknown) => json({ images: [{ imageManifest: JSON.stringify(manifest) }], failures: [] });
const finding = (severity: string, name: string) => ({ severity, name });
const cleanScan = json({ imageScanStatus: { status: 'COMPLETE' }, imageScanFindings: { findings: [], findingSeverityCounts: {} } });

/** ECR, and the store of layers behind it. */
const ecr =
  (answers: Readonly<Record<string, Answer>>): Answer =>
  (call, body, response, request) => {
    const download = json({ downloadUrl: `http://${request.headers.host}/layer` });
    const usual: Readonly<Record<string, Answer>> = {
      BatchGetImage: found(list),
      GetDownloadUrlForLayer: download,
      'GET /layer': (_call, _body, answer) => answer.end(configuration),
      DescribeImageScanFindings: cleanScan,
    };
    ({ ...usual, ...answers })[call]?.(call, body, response, request);
  };

async function decided(answers: Readonly<Record<string, Answer>>, timeoutMilliseconds = 5_000) {
  const server = await AwsStandIn.answering(ecr(answers));
  try {
    return { ...decideImage(await collectImage({ ...server.connection, timeoutMilliseconds }, question)), calls: server.calls };
  } finally {
    await server.stop();
  }
}

describe('ECR', () => {
  test('of a list, the image for the service’s processor is the one whose scan counts', async () => {
    const asked: unknown[] = [];
    const { outcome } = await decided({
      DescribeImageScanFindings: (call, body, ...rest) => {
        asked.push(JSON.parse(body).imageId.imageDigest);
        cleanScan(call, body, ...rest);
      },
    });
    expect([outcome, asked]).toEqual(['pass', [ofArm]]);
  });

  test.each([
    ['arm64', 'pass'],
    ['amd64', 'block'],
  ])('of an image alone, the processor is that of its configuration: %s, %s', async (architecture, outcome) => {
    const text = JSON.stringify({ os: 'linux', architecture });
    const answers = {
      BatchGetImage: found({ config: { digest: sha256(text) }, layers: [] }),
      'GET /layer': ((_call, _body, response) => response.end(text)) as Answer,
    };
    expect(await decided(answers)).toMatchObject({ outcome });
  });

  test('a configuration that is not what its digest says is a block', async () => {
    const { outcome, reasons } = await decided({ BatchGetImage: found({ config: { digest: sha256('another') } }) });
    expect([outcome, reasons]).toEqual(['block', ['the image’s configuration: Error: it is not what its digest says']]);
  });

  test.each([
    ['image', json({ images: [], failures: [{ failureCode: 'ImageNotFound' }] })],
    ['repository', refusal('RepositoryNotFoundException')],
  ])('no such %s is a block that says so', async (_, answer) => {
    expect(await decided({ BatchGetImage: answer })).toMatchObject({
      outcome: 'block',
      reasons: [expect.stringMatching(/^there is no image/)],
    });
  });

  test('a grave finding on a later page is found', async () => {
    const page = (names: readonly string[], nextToken?: string) =>
      json({
        imageScanStatus: { status: 'COMPLETE' },
        imageScanFindings: { findings: names.map((name) => finding('HIGH', name)), findingSeverityCounts: {} },
        nextToken,
      });
    const scan: Answer = (call, body, ...rest) =>
      (JSON.parse(body).nextToken ? page(['CVE-2026-2']) : page([], 'two'))(call, body, ...rest);
    const { reasons } = await decided({ DescribeImageScanFindings: scan });
    expect(reasons).toEqual(['the scan of the image for arm64 found 0 critical and 1 high: CVE-2026-2']);
  });

  test('a sum counts where nothing is listed', async () => {
    const scan = json({ imageScanStatus: { status: 'ACTIVE' }, imageScanFindings: { findingSeverityCounts: { CRITICAL: 2 } } });
    expect((await decided({ DescribeImageScanFindings: scan })).reasons.join()).toMatch(/found 2 critical and 0 high/);
  });

  test.each<[string, Readonly<Record<string, Answer>>, RegExp]>([
    ['an image that was never scanned', { DescribeImageScanFindings: refusal('ScanNotFoundException') }, /never scanned/],
    [
      'a scan that is done, without findings or their absence',
      { DescribeImageScanFindings: json({ imageScanStatus: { status: 'COMPLETE' } }) },
      /nothing of what/,
    ],
    [
      'a failure that nobody knows',
      { BatchGetImage: json({ images: [], failures: [{ failureCode: 'KmsError' }] }) },
      /the image: KmsError/,
    ],
    ['an answer without images', { BatchGetImage: json({}) }, /something else than expected/],
    ['a manifest of no known form', { BatchGetImage: found({}) }, /the image’s manifest: AWS answered with something else/],
    [
      'a store that refuses',
      { BatchGetImage: found({ config: { digest: sha256('x') } }), 'GET /layer': refusal('no', 'no', 403) },
      /status 403/,
    ],
  ])('%s: a block with a sentence', async (_, answers, sentence) => {
    const { outcome, reasons } = await decided(answers);
    expect([outcome, reasons.join()]).toEqual(['block', expect.stringMatching(sentence)]);
  });

  const alone = { BatchGetImage: found({ config: { digest: sha256(configuration) } }) };
  describe.each<[string, Readonly<Record<string, Answer>>]>([
    ['BatchGetImage', {}],
    ['GetDownloadUrlForLayer', alone],
    ['DescribeImageScanFindings', {}],
  ])('%s', (call, answers) => {
    test.each(Object.entries(faults))('%s: a block with a sentence', async (kind, { answer, sentence }) => {
      const { outcome, reasons, calls } = await decided({ ...answers, [call]: answer }, kind === 'no answer' ? 300 : undefined);
      expect(calls).toContain(call);
      expect([outcome, reasons.join()]).toEqual(['block', expect.stringMatching(sentence)]);
    });
  });

  test('a store of layers that cuts the line: a block with a sentence', async () => {
    const { reasons } = await decided({ ...alone, 'GET /layer': (_call, _body, response) => response.destroy() });
    expect(reasons.join()).toMatch(/^the image’s configuration: /);
  });
});
