import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Jest's global setup: synthesises this repository once, for every test that reads an assembly. Within `npx projen build` the assembly is
 * there already, and the build says where.
 */
export default function synthesiseOnce(): void {
  process.env.CAREPATH_ASSEMBLY = process.env.CAREPATH_ASSEMBLY ? resolve(process.env.CAREPATH_ASSEMBLY) : synthesise();
}

function synthesise(): string {
  const directory = mkdtempSync(join(tmpdir(), 'carepath-assembly-'));
  process.once('exit', () => rmSync(directory, { recursive: true }));
  const { status, stderr } = spawnSync('npx', ['tsx', 'src/main.ts'], { env: { ...process.env, CDK_OUTDIR: directory }, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The synthesis that the tests read has failed:\n${stderr}`);
  return directory;
}
