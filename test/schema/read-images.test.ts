import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidConfiguration } from '../../src/schema/problem';
import { readImages } from '../../src/schema/read-images';

const directory = mkdtempSync(join(tmpdir(), 'carepath-images-'));
afterAll(() => rmSync(directory, { recursive: true }));

function read(text: string) {
  const file = join(directory, 'images.json');
  writeFileSync(file, text);
  return readImages(file);
}

test('digests and nulls are as the file has them', () => {
  expect(read('{ "eshop": "sha256:1", "doctor": null }')).toEqual({ eshop: 'sha256:1', doctor: null });
});

test('a file that is no JSON is a problem of the configuration, with its remedy', () => {
  expect(() => read('{ "eshop": null, }')).toThrow(InvalidConfiguration);
  expect(() => read('{ "eshop": null, }')).toThrow(
    /^The configuration has a problem:\n\nimages: src\/config\/images\.json cannot be read .*\n.*comma/,
  );
});
