/** The request does not get further. The message names the link that is broken. */
export class BrokenLink extends Error {
  override readonly name = 'BrokenLink';
}
