import { Argument, type Command, Option } from 'commander';
import type { DecidedGate, GateOptions } from './gate';
import type { Terminal } from './terminal';

/** Those that decide by themselves; the order is that of the pipeline. */
const decided = [
  'baseline',
  'smoke',
  'bake',
  'posture',
  'review',
  'window',
  'calendar',
  'release',
] as const satisfies readonly DecidedGate[];

/** `carepath gate`: what the pipeline's steps run. */
export function addGateCommand(root: Command, terminal: Terminal, finish: (exitCode: number) => void): void {
  root
    .command('gate')
    .description('Decide gates of the pipeline, and record each verdict: exit code 0 where all pass, 1 where one blocks')
    .addArgument(new Argument('<name...>', 'gates, in order').choices(decided))
    .requiredOption('--environment <name>', 'environment, as carepath.json names it')
    .option('--assembly <dir>', 'cloud assembly of the release', 'cdk.out')
    .addOption(new Option('--region <name>', 'Region of the pipeline').env('AWS_REGION').default('us-east-1'))
    .option('--pipeline <name>', 'name of the pipeline')
    .option('--execution <id>', 'execution in which the gate decides')
    .option('--calendar <arn>', 'change calendar')
    .addOption(new Option('--evidence <bucket>', 'where the verdicts are recorded (default: nowhere)').env('CAREPATH_EVIDENCE_BUCKET'))
    .option('--variables <file>', 'where the review writes its variables, for a shell to read')
    .action(async (names: readonly DecidedGate[], options: GateOptions) => {
      const { gateCommand } = require('./gate') as typeof import('./gate');
      finish(await gateCommand(names, options, terminal));
    });
}
