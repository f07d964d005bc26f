import { Command, InvalidArgumentError, Option } from 'commander';
import type { AccessOptions } from './access';
import { addAccountCommands } from './account-commands';
import type { CheckOptions } from './check';
import type { ControlsOptions } from './controls';
import type { CostOptions } from './cost';
import type { DiffOptions } from './diff';
import type { DriftOptions } from './drift';
import { addEvidenceCommands } from './evidence-commands';
import type { ExceptionsOptions } from './exceptions';
import { addGateCommand } from './gate-command';
import { addImageCommands } from './image-commands';
import type { MutateOptions } from './mutate';
import type { ReachOptions } from './reach';
import type { RehearseOptions } from './rehearse';
import type { Terminal } from './terminal';

/** The whole command line. Commands are loaded when they are called: `--help` and the gates start without the rehearsal. */
export function program(terminal: Terminal, finish: (exitCode: number) => void): Command {
  const root = new Command('carepath')
    .description('Reads what the app has synthesised: rehearses its promotion, judges it, and decides its gates')
    .showHelpAfterError('(carepath --help lists commands and options)');
  configure(root, terminal);

  root
    .command('rehearse')
    .description('Run the synthesised pipeline on a simulated cloud, on top of the release before it')
    .option('--assembly <dir>', 'cloud assembly to promote', 'cdk.out')
    .option('--base <ref|dir>', 'what runs before: a commit, an assembly, or `none` (default: the release before)')
    .option('--json', 'print the report as JSON, and nothing else')
    .addOption(new Option('--ask', 'ask at the terminal where the pipeline waits for an approval').conflicts('reject'))
    .option('--reject', 'reject every approval (default: approve, and say so)')
    .option('--fail <stage/action...>', 'let an action fail')
    .option('--freeze-from <stage>', 'close the change calendar as this stage begins')
    .addOption(new Option('--with-bad-change', 'then rehearse the example of a bad change, and show it caught').conflicts('json'))
    .action(async (options: RehearseOptions) => {
      const { rehearseCommand } = require('./rehearse') as typeof import('./rehearse');
      finish(await rehearseCommand(options, terminal));
    });

  root
    .command('diff')
    .description('Say what the release changes; exit code 1 where it replaces or deletes protected data and does not declare it')
    .option('--assembly <dir>', 'cloud assembly to read', 'cdk.out')
    .option('--base <ref|dir>', 'what it is compared with: a commit, an assembly, or `none` (default: the release before)')
    .addOption(new Option('--json', 'print the change as JSON, and nothing else').conflicts('markdown'))
    .option('--markdown', 'print it for a comment on GitHub, at most 60,000 characters')
    .action(async (options: DiffOptions) => {
      const { diffCommand } = require('./diff') as typeof import('./diff');
      finish(await diffCommand(options, terminal));
    });

  root
    .command('reach')
    .description('Say who reaches what, past which web ACL and authorizer; exit code 1 where something is reached that should not be')
    .option('--assembly <dir>', 'cloud assembly to read', 'cdk.out')
    .option('--from <source>', '`internet`, or the name of a service (default: all of them)')
    .option('--environment <name>', 'only this environment (default: all of them)')
    .option('--json', 'print the report as JSON, and nothing else')
    .action((options: ReachOptions) => {
      const { reachCommand } = require('./reach') as typeof import('./reach');
      finish(reachCommand(options, terminal));
    });

  root
    .command('access')
    .description('Say who may do what, by the policies of the templates; exit code 1 where more is granted than configuration says')
    .option('--assembly <dir>', 'cloud assembly to read', 'cdk.out')
    .option('--environment <name>', 'only this environment, or `pipeline` (default: all of them)')
    .option('--json', 'print the report as JSON, and nothing else')
    .action((options: AccessOptions) => {
      const { accessCommand } = require('./access') as typeof import('./access');
      finish(accessCommand(options, terminal));
    });

  root
    .command('check')
    .description('Judge the templates by every rule on them; exit code 1 where a finding is an error that nothing excepts')
    .argument('[assembly]', 'cloud assembly to judge, of any app', 'cdk.out')
    .option('--json', 'print the report as JSON, and nothing else')
    .action((assembly: string, options: CheckOptions) => {
      const { checkCommand } = require('./check') as typeof import('./check');
      finish(checkCommand(assembly, options, terminal));
    });

  root
    .command('cost')
    .description('Say what a month costs, at the load of the configuration; exit code 1 where a budget is lower')
    .option('--assembly <dir>', 'cloud assembly to price', 'cdk.out')
    .option('--base <dir>', 'say instead how it differs from this assembly')
    .option('--ten-million', 'at ten million requests a month in each environment, and the data that they bring')
    .option('--json', 'print the report as JSON, and nothing else')
    .action((options: CostOptions) => {
      const { costCommand } = require('./cost') as typeof import('./cost');
      finish(costCommand(options, terminal, new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)));
    });

  root
    .command('controls')
    .description('Say what serves and checks each safeguard of the HIPAA Security Rule; exit code 1 where a finding is open')
    .option('--assembly <dir>', 'cloud assembly to read', 'cdk.out')
    .addOption(new Option('--json', 'print the matrix as JSON, and nothing else').conflicts('markdown'))
    .option('--markdown', 'print it as a document, with exceptions and what serves each safeguard')
    .action((options: ControlsOptions) => {
      const { controlsCommand } = require('./controls') as typeof import('./controls');
      finish(controlsCommand(options, terminal));
    });

  root
    .command('exceptions')
    .description('Say which acknowledged findings are due again soon, and whose they are')
    .option('--assembly <dir>', 'directory that holds carepath.json', 'cdk.out')
    .option('--within <days>', 'list what ends within so many days', wholeNumber, 60)
    .option('--expired-fails', 'exit code 1 where an entry is past its last day')
    .option('--json', 'print the entries as JSON, and nothing else')
    .action((options: ExceptionsOptions) => {
      const { exceptionsCommand } = require('./exceptions') as typeof import('./exceptions');
      finish(exceptionsCommand(options, terminal, new Date()));
    });

  root
    .command('mutate')
    .description('Break the assembly, one change at a time; exit code 1 where no rule on templates finds a change for the worse')
    .option('--assembly <dir>', 'cloud assembly to break, in memory', 'cdk.out')
    .option('--operator <name...>', 'only these ways to break it (default: all of them)')
    .option('--sample <n>', 'only so many mutants, the same ones each time (default: all of them)')
    .option('--json', 'print the report as JSON, and nothing else')
    .action(async (options: MutateOptions) => {
      const { mutateCommand } = require('./mutate') as typeof import('./mutate');
      finish(await mutateCommand(options, terminal));
    });

  addGateCommand(root, terminal, finish);
  root
    .command('drift')
    .description('Say what in the environments is no longer as its template says: exit code 1 for drift, 2 for what could not be looked at')
    .option('--assembly <dir>', 'cloud assembly that names the stacks', 'cdk.out')
    .option('--environment <name>', 'only this environment (default: all of them)')
    .option('--json', 'print what was found as JSON, and nothing else')
    .action(async (options: DriftOptions) => {
      const { driftCommand } = require('./drift') as typeof import('./drift');
      finish(await driftCommand(options, terminal));
    });

  addEvidenceCommands(root, terminal, finish);
  addImageCommands(root, terminal, finish);
  addAccountCommands(root, terminal, finish);
  return root;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('Write a whole number, such as 60.');
  return Number(text);
}

/** Commander copies these to the commands that are added later. */
function configure(root: Command, { out, err }: Terminal): void {
  root.exitOverride().configureOutput({
    writeOut: (text) => out.write(text),
    writeErr: (text) => err.write(text),
    getOutHelpWidth: () => 80,
    getErrHelpWidth: () => 80,
  });
}
