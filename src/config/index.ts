import { join } from 'node:path';
import type { Configuration } from '../schema/configuration';
import { readImages } from '../schema/read-images';
import { dev } from './environments/dev';
import { prod } from './environments/prod';
import { staging } from './environments/staging';
import { exceptions } from './exceptions';
import { platform } from './platform';
import { services } from './services';

/** Everything a team edits. The order of the environments is the order of promotion. */
export const configuration: Configuration = {
  platform,
  environments: [dev, staging, prod],
  services,
  /** Read when it is asked for, so that what is wrong with the file is a problem like any other. */
  get images() {
    return readImages(join(__dirname, 'images.json'));
  },
  exceptions,
};
