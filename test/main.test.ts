import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
let clone: string;

beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'carepath-clone-'));
  for (const name of ['src', 'cdk.json', 'package.json', 'tsconfig.json']) cpSync(join(root, name), join(clone, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
});
afterAll(() => rmSync(clone, { recursive: true }));

test('a configuration that cannot work is refused with everything that is wrong with it, exit code 2 and no stack trace', () => {
  edit('src/config/environments/staging.ts', (text) => text.replace(/cidr: '[^']+'/, "cidr: '10.30.128.0/20'"));
  edit('src/config/images.json', (text) => text.replace(/"eshop": "[^"]+"/, '"eshop": "latest"'));

  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: clone,
    env: { ...process.env, CDK_OUTDIR: join(clone, 'cdk.out') },
    encoding: 'utf8',
  });

  expect(stdout).toBe('');
  expect(stderr).toMatch(/environments\.(staging|prod)\.network\.cidr: .*10\.30\.128\.0\/20/);
  expect(stderr).toMatch(/images\.eshop: 'latest' is a tag, not a digest/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(2);
  expect(readdirSync(clone)).not.toContain('cdk.out');
});

function edit(path: string, change: (text: string) => string): void {
  const file = join(clone, path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path} is no longer written as this test expects it`);
  writeFileSync(file, after);
}
