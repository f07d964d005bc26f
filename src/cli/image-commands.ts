import type { Command } from 'commander';
import type { ImageSetOptions } from './image';
import type { Terminal } from './terminal';

/** `carepath image`: what brings a new image of a service to the repository. */
export function addImageCommands(root: Command, terminal: Terminal, finish: (exitCode: number) => void): void {
  root
    .command('image')
    .description('Images of the services')
    .command('set')
    .description('Write the digest of a service’s image; exit code 1 where `--check` finds that it cannot run, and then nothing is written')
    .argument('<service>', 'name of the service')
    .argument('<digest>', 'sha256: and 64 hexadecimal digits')
    .option('--images <file>', 'file of the digests', 'src/config/images.json')
    .option('--check', 'first ask ECR: is the image there, for the service’s processor, its scan done and without a grave finding')
    .option('--assembly <dir>', 'directory that holds carepath.json, for `--check`', 'cdk.out')
    .option('--region <name>', 'Region of the images, for `--check` (default: the pipeline’s)')
    .option('--json', 'print the result as JSON, and nothing else')
    .action(async (service: string, digest: string, options: ImageSetOptions) => {
      const { imageSetCommand } = require('./image') as typeof import('./image');
      finish(await imageSetCommand(service, digest, options, terminal));
    });
}
