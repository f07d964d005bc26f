import { type Command, Option } from 'commander';
import type { BootstrapOptions } from './bootstrap';
import type { PreflightOptions } from './preflight';
import type { Terminal } from './terminal';

/** `carepath bootstrap` and `carepath preflight`: what stands in accounts before the first promotion. */
export function addAccountCommands(root: Command, terminal: Terminal, finish: (exitCode: number) => void): void {
  root
    .command('bootstrap')
    .description('Make what an account needs before the first promotion, with the credentials at hand; or print how')
    .option('--print', 'print commands and templates instead, for every account; nothing is asked of AWS')
    .option('--assembly <dir>', 'cloud assembly that is going to be deployed', 'cdk.out')
    .option('--environment <name>', 'only this environment, or `pipeline` (default: whose account the credentials are of)')
    .addOption(new Option('--json', 'print it as JSON, and nothing else'))
    .action(async (options: BootstrapOptions) => {
      const { bootstrapCommand } = require('./bootstrap') as typeof import('./bootstrap');
      finish(await bootstrapCommand(options, terminal));
    });

  root
    .command('preflight')
    .description('Say what the first promotion needs of each account, and whether it is there; exit code 1 where it is not')
    .option('--assembly <dir>', 'cloud assembly that is going to be deployed', 'cdk.out')
    .option('--environment <name>', 'only this environment, or `pipeline` (default: all of them)')
    .option('--json', 'print the rows as JSON, and nothing else')
    .action(async (options: PreflightOptions) => {
      const { preflightCommand } = require('./preflight') as typeof import('./preflight');
      finish(await preflightCommand(options, terminal));
    });
}
