import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImageSetOptions, imageSetCommand } from '../../src/cli/image';
import { run } from '../../src/cli/run';
import { removeAssemblies, temporaryDirectory, writeAssembly } from '../assembly/write-assembly';
import { AwsStandIn, json } from '../gates/aws-stand-in';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const before = `{\n  "pharmacy": "${digest('2')}",\n  "eshop": null\n}\n`;

function file(text = before): string {
  const path = join(temporaryDirectory(), 'images.json');
  writeFileSync(path, text);
  return path;
}

async function set(service: string, wanted: string, path: string, ...more: readonly string[]) {
  const terminal = new CapturedTerminal();
  const code = await run(['image', 'set', service, wanted, '--images', path, ...more], terminal);
  return { code, printed: terminal.printed, said: terminal.said, text: readFileSync(path, 'utf8') };
}

test('changes one line of the file, and no other', async () => {
  const { code, text } = await set('pharmacy', digest('a'), file());
  expect([code, text]).toEqual([0, before.replace(digest('2'), digest('a'))]);
});

test('gives a service its first image', async () => {
  const { printed, text } = await set('eshop', digest('a'), file());
  expect([printed, text]).toEqual([expect.stringContaining('from none\n'), before.replace('null', `"${digest('a')}"`)]);
});

test('a digest that it has already is left, and that is said', async () => {
  expect(await set('pharmacy', digest('2'), file())).toMatchObject({ code: 0, text: before, printed: expect.stringContaining('already') });
});

test('the JSON says what was there, and whether the file was written', async () => {
  const { printed } = await set('eshop', digest('a'), file(), '--json');
  expect(JSON.parse(printed)).toEqual({ service: 'eshop', digest: digest('a'), before: null, written: true });
});

test.each([
  ['a service that it does not have', 'doctor', digest('a'), 'It has: pharmacy, eshop.'],
  ['a name that every object has', 'constructor', digest('a'), 'no service of'],
  ['a tag', 'eshop', 'v1.2', 'aws ecr describe-images --repository-name <platform>/eshop --image-ids imageTag=v1.2'],
  ['a digest cut short', 'eshop', 'sha256:abc', '64 hexadecimal digits'],
  ['a digest in upper case', 'eshop', digest('A'), 'in lower case'],
  ['a repository before it', 'eshop', `carepath/eshop@${digest('a')}`, 'without the repository before'],
  ['a command after it', 'eshop', `${digest('a')}; true`, '64 hexadecimal digits'],
])('%s is refused with the remedy, and nothing is written', async (_, service, wanted, remedy) => {
  expect(await set(service, wanted, file())).toMatchObject({ code: 2, printed: '', said: expect.stringContaining(remedy), text: before });
});

test.each([
  ['no JSON', '{', 'is not JSON'],
  ['no object of digests', '[1]', 'Write an object with a digest'],
])('a file that is %s is refused in a sentence', async (_, text, sentence) => {
  expect(await set('eshop', digest('a'), file(text))).toMatchObject({ code: 2, said: expect.stringContaining(sentence), text });
});

describe('--check', () => {
  const service = { service: 'eshop', repository: 'carepath/eshop', architectures: ['arm64'] } as const;
  const assembly = writeAssembly({
    manifest: {
      schemaVersion: 1,
      platform: 'carepath',
      source: { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false },
      environments: [],
      images: [service],
      withheldServices: [],
    },
  });
  const list = { manifests: [{ digest: digest('b'), platform: { os: 'linux', architecture: 'arm64' } }] };

  async function checked(status: string, wanted = digest('a'), more: Partial<ImageSetOptions> = {}) {
    const server = await AwsStandIn.answering((call, ...rest) =>
      json(
        call === 'BatchGetImage'
          ? { images: [{ imageManifest: JSON.stringify(list) }] }
          : { imageScanStatus: { status }, imageScanFindings: {} },
      )(call, ...rest),
    );
    const terminal = new CapturedTerminal();
    const images = file();
    const options = { images, check: true, assembly, region: 'eu-west-1', ...more };
    const connection = { ...server.connection, timeoutMilliseconds: 5_000 };
    const code = await imageSetCommand('eshop', wanted, options, terminal, (region) => ({ ...connection, region }));
    await server.stop();
    return { code, printed: terminal.printed, text: readFileSync(images, 'utf8') };
  }

  test('writes what can run', async () => {
    expect(await checked('COMPLETE')).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/^pass eshop\n/),
      text: expect.stringContaining('aaa'),
    });
  });

  test('leaves the file where the image cannot', async () => {
    expect(await checked('FAILED')).toMatchObject({ code: 1, printed: expect.stringMatching(/^block eshop\n.*FAILED/), text: before });
  });

  test('the JSON has the verdict with its facts', async () => {
    const { printed } = await checked('FAILED', digest('a'), { json: true });
    expect(JSON.parse(printed)).toMatchObject({
      written: false,
      verdict: { outcome: 'block', evidence: { repository: 'carepath/eshop' } },
    });
  });

  test('an assembly that does not say where images are is refused with the remedy', async () => {
    const { code, said } = await set('pharmacy', digest('a'), file(), '--check', '--assembly', assembly);
    expect([code, said]).toEqual([2, expect.stringContaining('npm run synth')]);
  });
});
