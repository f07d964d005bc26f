import { put } from '../put';
import type { Breaks, Operators } from './broken';

/** Writes another image for the first service. */
const image =
  (value: unknown): Breaks =>
  (configuration) => ({
    configuration: put(configuration, ['images', `${configuration.services[0]?.name}`], value),
    path: `images.${configuration.services[0]?.name}`,
  });

/** Ways to break images. */
export const imageOperators: Operators = {
  'a tag where a digest belongs': {
    breaks: image('v1.4.2'),
    says: [
      "images.eshop: 'v1.4.2' is a tag, not a digest.",
      "A tag can point at another image tomorrow: what staging proved would not be what prod runs. Write 'sha256:' and the 64 hexadecimal digits that ECR shows for the image, or null while there is none.",
    ],
  },
  'latest where a digest belongs': {
    breaks: image('latest'),
    says: [
      "images.eshop: 'latest' is a tag, not a digest.",
      "A tag can point at another image tomorrow: what staging proved would not be what prod runs. Write 'sha256:' and the 64 hexadecimal digits that ECR shows for the image, or null while there is none.",
    ],
  },
  'an image with its tag': {
    breaks: image('carepath/eshop:1.4.2'),
    says: [
      "images.eshop: 'carepath/eshop:1.4.2' is a tag, not a digest.",
      "A tag can point at another image tomorrow: what staging proved would not be what prod runs. Write 'sha256:' and the 64 hexadecimal digits that ECR shows for the image, or null while there is none.",
    ],
  },
  'an image with its digest': {
    breaks: image(`carepath/eshop@sha256:${'0'.repeat(64)}`),
    says: [
      "images.eshop: 'carepath/eshop@sha256:0000000000000000000000000000000000000000000000000000000000000000' names a repository before the digest.",
      "A tag can point at another image tomorrow: what staging proved would not be what prod runs. Write 'sha256:' and the 64 hexadecimal digits that ECR shows for the image, or null while there is none.",
    ],
  },
  'a digest too short': {
    breaks: image(`sha256:${'0'.repeat(63)}`),
    says: [
      "images.eshop: 'sha256:000000000000000000000000000000000000000000000000000000000000000' has no 64 lower-case hexadecimal digits after 'sha256:'.",
      "A tag can point at another image tomorrow: what staging proved would not be what prod runs. Write 'sha256:' and the 64 hexadecimal digits that ECR shows for the image, or null while there is none.",
    ],
  },
  'a digest in capitals': {
    breaks: image(`sha256:${'A'.repeat(64)}`),
    says: [
      "images.eshop: 'sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' has no 64 lower-case hexadecimal digits after 'sha256:'.",
      "A tag can point at another image tomorrow: what staging proved would not be what prod runs. Write 'sha256:' and the 64 hexadecimal digits that ECR shows for the image, or null while there is none.",
    ],
  },
  'an empty digest': {
    breaks: image(''),
    says: [
      "images.eshop: '' is not the digest of an image.",
      "A tag can point at another image tomorrow: what staging proved would not be what prod runs. Write 'sha256:' and the 64 hexadecimal digits that ECR shows for the image, or null while there is none.",
    ],
  },
  'a number where a digest belongs': {
    breaks: image(1),
    says: [
      'images.eshop: 1 is not the digest of an image.',
      "A tag can point at another image tomorrow: what staging proved would not be what prod runs. Write 'sha256:' and the 64 hexadecimal digits that ECR shows for the image, or null while there is none.",
    ],
  },
  'an image of no service': {
    breaks: (configuration) => ({ configuration: put(configuration, ['images', 'eshopp'], null), path: 'images.eshopp' }),
    says: ["images.eshopp: there is no service 'eshopp'.", "The image would run nowhere. Did you mean 'eshop'?"],
  },
  'a service that images.json forgets': {
    breaks: image(undefined),
    says: [
      'images.eshop: is missing.',
      "A service that nobody decided about would be left out without a word. Write the digest of its image, or null while there is none: 'null' leaves it out and says so.",
    ],
  },
  'no images at all': {
    breaks: (configuration) => ({ configuration: put(configuration, ['images'], undefined), path: 'images' }),
    says: ['images: is missing: an object belongs here.', 'Write an object, in braces.'],
  },
};
