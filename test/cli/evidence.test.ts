import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { unzipSync } from 'fflate';
import { exportCommand, verifyCommand } from '../../src/cli/evidence';
import type { Connection } from '../../src/gates/aws/connection';
import { sha256 } from '../../src/gates/evidence/evidence-manifest';
import { type EvidenceDocument, EvidenceStore } from '../../src/gates/evidence/evidence-store';
import { removeAssemblies, temporaryDirectory } from '../assembly/write-assembly';
import { type Answer, AwsStandIn, faults } from '../gates/aws-stand-in';
import { Moto, motoPrograms } from '../servers/moto';
import { describeWith } from '../servers/programs';
import { CapturedTerminal } from './captured-terminal';

const release = (digit: string) => digit.repeat(64);
const at = '2026-11-02T08:00:00.000Z';
const verdict = (gate: string): EvidenceDocument => ({
  name: `verdicts/${at}-prod-${gate}.json`,
  body: JSON.stringify({ gate, outcome: 'pass' }),
  contentType: 'application/json',
});
const options = { bucket: 'evidence', region: 'us-east-1' };

afterAll(removeAssemblies);

describeWith(motoPrograms, 'the evidence bucket', (programs) => {
  let moto: Moto;
  let connection: Connection;
  let s3: S3Client;

  beforeAll(async () => {
    moto = await Moto.start(programs);
    connection = {
      region: 'us-east-1',
      endpoint: moto.endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      attempts: 1,
    };
    s3 = new S3Client({
      region: 'us-east-1',
      endpoint: moto.endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      forcePathStyle: true,
    });
    await s3.send(new CreateBucketCommand({ Bucket: 'evidence', ObjectLockEnabledForBucket: true }));
    await s3.send(
      new PutObjectLockConfigurationCommand({
        Bucket: 'evidence',
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2192 } } },
      }),
    );
  });
  afterAll(async () => {
    s3?.destroy();
    await moto?.stop();
  });

  async function written(digest: string, ...gates: readonly string[]): Promise<void> {
    const store = new EvidenceStore(connection, 'evidence');
    for (const gate of gates) await store.add(digest, verdict(gate), at);
    store.close();
  }

  async function verified(digest: string) {
    const terminal = new CapturedTerminal();
    const code = await verifyCommand(digest, { ...options, json: true }, terminal, connection);
    return { code, ...JSON.parse(terminal.printed) };
  }

  test('what gates wrote is whole', async () => {
    await written(release('1'), 'smoke', 'posture', 'bake');
    expect(await verified(release('1'))).toEqual({ code: 0, release: release('1'), documents: 3, findings: [] });
  });

  test('a name is taken once: a second document of it is refused', async () => {
    await written(release('3'), 'smoke');
    await expect(written(release('3'), 'smoke')).rejects.toThrow(/verdicts\/.*-smoke\.json cannot be written: PreconditionFailed/);
    expect(await verified(release('3'))).toMatchObject({ code: 0, documents: 1 });
  });

  test('a document marked as deleted is found, and nobody can take its version away', async () => {
    await written(release('4'), 'smoke', 'bake');
    const object = { Bucket: 'evidence', Key: `releases/${release('4')}/${verdict('smoke').name}` };
    await s3.send(new DeleteObjectCommand(object));
    expect(await verified(release('4'))).toMatchObject({
      code: 1,
      findings: [{ document: verdict('smoke').name, fault: expect.stringContaining('marked as deleted') }],
    });
  });

  test('a document written over is found', async () => {
    await written(release('5'), 'smoke', 'bake');
    await s3.send(
      new PutObjectCommand({ Bucket: 'evidence', Key: `releases/${release('5')}/${verdict('bake').name}`, Body: '{"outcome":"pass"}' }),
    );
    expect(await verified(release('5'))).toMatchObject({ code: 1, findings: [{ document: verdict('bake').name }] });
  });

  test('an archive holds each document, the manifest and the verification, and is not written over', async () => {
    await written(release('6'), 'smoke');
    const out = join(temporaryDirectory(), 'evidence.zip');
    const terminal = new CapturedTerminal();
    expect(await exportCommand(release('6'), { ...options, out }, terminal, connection)).toBe(0);
    const files = unzipSync(readFileSync(out));
    expect(Object.keys(files)).toEqual(
      ['manifest.json', 'verdicts/', verdict('smoke').name, 'verification.json'].filter((name) => name in files),
    );
    expect(Buffer.from(files[verdict('smoke').name] ?? '').toString()).toBe(verdict('smoke').body);
    await expect(exportCommand(release('6'), { ...options, out }, terminal, connection)).rejects.toThrow('is there already');
  });

  test('a release that nobody has heard of is told apart from one that is whole', async () => {
    await expect(verifyCommand(release('7'), options, new CapturedTerminal(), connection)).rejects.toThrow('has no evidence in evidence');
  });

  test('a bucket that is not there is named', async () => {
    await expect(verifyCommand(release('1'), { ...options, bucket: 'nowhere' }, new CapturedTerminal(), connection)).rejects.toThrow(
      '--bucket nowhere: is not there',
    );
  });
});

/** Objects under S3's conditions, one request after the other: moto answers several at once, and lets two of them overwrite each other. */
function conditionalObjects(objects: Map<string, string>): Answer {
  return (call, body, response, { headers }) => {
    const [method, path = ''] = call.replace(/\?.*/, '').split(' ');
    const found = objects.get(path);
    if (method === 'GET') {
      if (found === undefined) response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
      else response.writeHead(200, { etag: `"${sha256(found)}"`, 'x-amz-version-id': sha256(found) }).end(found);
      return;
    }
    const isMet = headers['if-none-match'] === '*' ? found === undefined : headers['if-match'] === `"${sha256(found ?? '')}"`;
    if (!isMet) {
      response.writeHead(412, { 'content-type': 'application/xml' }).end('<Error><Code>PreconditionFailed</Code></Error>');
      return;
    }
    objects.set(path, body);
    response.writeHead(200, { etag: `"${sha256(body)}"`, 'x-amz-version-id': sha256(body) }).end();
  };
}

test('writers at once wait for one another, and nothing is lost', async () => {
  const objects = new Map<string, string>();
  const s3 = await AwsStandIn.answering(conditionalObjects(objects));
  try {
    const gates = ['smoke', 'posture', 'bake'];
    const stores = gates.map(() => new EvidenceStore(s3.connection, 'evidence'));
    await Promise.all(gates.map((gate, index) => stores[index]?.add(release('2'), verdict(gate), at)));
    for (const store of stores) store.close();
    const manifest = JSON.parse(objects.get(`/evidence/releases/${release('2')}/manifest.json`) ?? '{}');
    expect(manifest.entries.map(({ name }: { name: string }) => name).sort()).toEqual(gates.map((gate) => verdict(gate).name).sort());
    expect(s3.calls.filter((call) => /^PUT .*manifest/.test(call)).length).toBeGreaterThan(3); // Some were refused, and tried again.
  } finally {
    await s3.stop();
  }
});

describe('what goes wrong between here and S3', () => {
  test.each(Object.entries(faults))('%s: a sentence, and nothing is called verified or written', async (_kind, { answer }) => {
    const s3 = await AwsStandIn.answering(answer);
    try {
      await expect(verifyCommand(release('1'), options, new CapturedTerminal(), s3.connection)).rejects.toThrow('Nothing was verified.');
      const out = join(temporaryDirectory(), 'evidence.zip');
      await expect(exportCommand(release('1'), { ...options, out }, new CapturedTerminal(), s3.connection)).rejects.toThrow(
        'Nothing was verified.',
      );
      expect(existsSync(out)).toBe(false);
      const store = new EvidenceStore(s3.connection, 'evidence');
      await expect(store.add(release('1'), verdict('smoke'), at)).rejects.toThrow(
        /^evidence: .*cannot be written|^evidence keeps no versions/,
      );
      store.close();
    } finally {
      await s3.stop();
    }
  });
});

test('what is no digest is refused before anything is asked', async () => {
  await expect(verifyCommand('latest', options, new CapturedTerminal())).rejects.toThrow('latest: is not the digest of a release');
});
