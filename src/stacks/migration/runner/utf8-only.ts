/**
 * In the bundle this stands for `iconv-lite`, half a megabyte of tables for character sets that MySQL's driver may meet. Node.js knows UTF-8
 * itself; what is left is the old three-byte UTF-8 of system tables, in which these functions meet names alone.
 */
export function getDecoder(): { write(bytes: Buffer): string; end(): string } {
  return { write: (bytes) => bytes.toString('utf8'), end: () => '' };
}

export function getEncoder(): { write(text: string): Buffer; end(): undefined } {
  return { write: (text) => Buffer.from(text, 'utf8'), end: () => undefined };
}
