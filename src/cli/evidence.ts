import { writeFileSync } from 'node:fs';
import { BadInput } from '../assembly/bad-input';
import type { Connection } from '../gates/aws/connection';
import { exportEvidence } from '../gates/evidence/export-evidence';
import { type EvidenceVersion, readEvidence } from '../gates/evidence/read-evidence';
import { type Verification, verifyEvidence } from '../gates/evidence/verify-evidence';
import { coloursOf, type Terminal } from './terminal';

export interface EvidenceOptions {
  readonly bucket: string;
  readonly region: string;
  readonly json?: boolean;
}

export interface ExportOptions extends EvidenceOptions {
  readonly out?: string;
}

/** Recomputes the hashes of a release's evidence: 0 where all of it is there and unchanged, 1 where it is not. */
export async function verifyCommand(
  release: string,
  options: EvidenceOptions,
  terminal: Terminal,
  connection?: Connection,
): Promise<number> {
  const verification = verifyEvidence(release, await evidenceOf(release, options, connection));
  if (options.json) terminal.out.write(`${JSON.stringify(verification, null, 2)}\n`);
  else say(verification, terminal);
  return verification.findings.length === 0 ? 0 : 1;
}

/** Writes the evidence and its verification into one archive; the exit code is that of the verification. */
export async function exportCommand(release: string, options: ExportOptions, terminal: Terminal, connection?: Connection): Promise<number> {
  const versions = await evidenceOf(release, options, connection);
  const verification = verifyEvidence(release, versions);
  const file = options.out ?? `evidence-${release.slice(0, 12)}.zip`;
  try {
    writeFileSync(file, exportEvidence(versions, verification), { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BadInput(`--out ${file}: ${code === 'EEXIST' ? 'is there already' : `cannot be written: ${code}`}\n  Name another file.`);
  }
  if (options.json) terminal.out.write(`${JSON.stringify({ file, ...verification }, null, 2)}\n`);
  else {
    say(verification, terminal);
    terminal.out.write(`Written to ${file}, with verification.json.\n`);
  }
  return verification.findings.length === 0 ? 0 : 1;
}

async function evidenceOf(
  release: string,
  { bucket, region }: EvidenceOptions,
  connection: Connection = { region },
): Promise<readonly EvidenceVersion[]> {
  if (!/^[0-9a-f]{64}$/.test(release)) {
    throw new BadInput(`${release}: is not the digest of a release\n  It has 64 hexadecimal digits; the approval and the review name it.`);
  }
  const found = await readEvidence(connection, bucket, release);
  if (found.state === 'absent') {
    throw new BadInput(
      `--bucket ${bucket}: is not there\n  The pipeline's stack names it in its output EvidenceBucket; are these the credentials of its account?`,
    );
  }
  if (found.state === 'unreadable') throw new BadInput(`${found.reason}\n  Nothing was verified.`);
  if (found.value.length === 0) {
    throw new BadInput(
      `${release}: has no evidence in ${bucket}\n  Evidence is written from the first gate on; has the release come so far?`,
    );
  }
  return found.value;
}

function say({ release, documents, findings }: Verification, terminal: Terminal): void {
  const colours = coloursOf(terminal.out, terminal);
  const word = findings.length === 0 ? colours.green('whole') : colours.red('broken');
  terminal.out.write(`${word}  ${documents} documents of release ${release.slice(0, 12)}\n`);
  for (const { document, fault } of findings) terminal.out.write(`  ${document}\n    ${fault}\n`);
}
