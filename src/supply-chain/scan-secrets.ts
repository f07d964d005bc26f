import { findSecrets, type ScannedFile } from './find-secrets';
import { treeFiles } from './scanned-files';

/**
 * Says which files hold what looks like a secret, without repeating it.
 * @returns the exit code: 1 where something is found
 */
export async function scanSecrets(files: readonly ScannedFile[], say: (line: string) => void): Promise<0 | 1> {
  const findings = await findSecrets(files);
  for (const { path, at, message } of findings) say(`error ${path}, ${at}: ${message}`);
  if (findings.length === 0) return 0;
  say(
    'What has been in a file has been read: revoke the secret where it was issued, then delete it here. Name it by the ARN of a secret in Secrets Manager.',
  );
  return 1;
}

/** Run as `tsx src/supply-chain/scan-secrets.ts`, in the repository: the tree. Synthesis scans what it has written. */
if (require.main === module) {
  const start = performance.now();
  const files = treeFiles(process.cwd());
  scanSecrets(files, console.error).then((code) => {
    process.exitCode = code;
    if (code === 0) console.log(`No secret in ${files.length} files (${((performance.now() - start) / 1000).toFixed(1)} s).`);
  });
}
