import { join } from 'node:path';
import { BadInput } from '../assembly/bad-input';
import { configuration } from '../config';
import { licences } from '../config/licences';
import { InvalidConfiguration } from '../schema/problem';
import { judgeLicences } from './judge-licences';
import { readLicencePolicy } from './read-licence-policy';
import { readSbom } from './read-sbom';
import { sbomFile } from './write-sbom';

/**
 * Holds the packages of an assembly's SBOM to `src/config/licences.ts`. Run as `tsx src/supply-chain/check-licences.ts [cdk.out]`, it judges by
 * the clock, as pull requests and the nightly run do; synthesis calls it with the commit's date.
 *
 * @returns the exit code: 1 where a licence is refused, 2 where policy or SBOM cannot be read
 */
export function checkLicences(directory: string, asOf: Date, say: (line: string) => void): 0 | 1 | 2 {
  try {
    const owners = configuration.platform.owners.map(({ name }) => name);
    const policy = readLicencePolicy(licences, { owners, today: asOf.toISOString().slice(0, 'YYYY-MM-DD'.length) });
    const findings = judgeLicences(readSbom(join(directory, sbomFile)), policy, asOf);
    for (const finding of findings) say(`error ${finding}`);
    return findings.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof InvalidConfiguration || error instanceof BadInput)) throw error;
    say(error.message);
    return 2;
  }
}

if (require.main === module) {
  const [directory = 'cdk.out'] = process.argv.slice(2);
  process.exitCode = checkLicences(directory, new Date(), console.error);
  if (process.exitCode === 0) console.log('Every licence is allowed, and no exception has ended.');
}
