import type { Configuration } from '../schema/configuration';
import { dev } from './environments/dev';
import { prod } from './environments/prod';
import { staging } from './environments/staging';
import { exceptions } from './exceptions';
import images from './images.json';
import { platform } from './platform';
import { services } from './services';

/** Everything a team edits. The order of the environments is the order of promotion. */
export const configuration: Configuration = {
  platform,
  environments: [dev, staging, prod],
  services,
  images,
  exceptions,
};
