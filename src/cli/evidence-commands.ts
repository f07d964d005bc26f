import { type Command, Option } from 'commander';
import type { EvidenceOptions, ExportOptions } from './evidence';
import type { Terminal } from './terminal';

/** `carepath evidence`: what auditors ask. */
export function addEvidenceCommands(root: Command, terminal: Terminal, finish: (exitCode: number) => void): void {
  const evidence = root.command('evidence').description('Read the evidence of a release: every verdict, with what it was decided on');
  const located = (command: Command) =>
    command
      .addOption(new Option('--bucket <name>', 'bucket of the evidence').env('CAREPATH_EVIDENCE_BUCKET').makeOptionMandatory())
      .addOption(new Option('--region <name>', 'its Region').env('AWS_REGION').makeOptionMandatory())
      .option('--json', 'print the result as JSON, and nothing else');

  located(evidence.command('verify'))
    .description('Recompute the hashes; exit code 1 where a document is deleted, changed, written over or unnamed')
    .argument('<release>', 'digest of the release, 64 hexadecimal digits')
    .action(async (release: string, options: EvidenceOptions) => {
      const { verifyCommand } = require('./evidence') as typeof import('./evidence');
      finish(await verifyCommand(release, options, terminal));
    });

  located(evidence.command('export'))
    .description('Write the documents and their verification into one archive, for an auditor')
    .argument('<release>', 'digest of the release, 64 hexadecimal digits')
    .option('--out <file>', 'archive to write (default: evidence-<release>.zip)')
    .action(async (release: string, options: ExportOptions) => {
      const { exportCommand } = require('./evidence') as typeof import('./evidence');
      finish(await exportCommand(release, options, terminal));
    });
}
