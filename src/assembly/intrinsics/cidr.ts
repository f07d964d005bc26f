import { Refused } from '../refusal';
import { isOpaque, opaque } from './opaque';

/** An IPv4 block as its first address and prefix length. */
interface Block {
  readonly address: number;
  readonly prefix: number;
}

/** The blocks of `Fn::Cidr`: `count` subnets of `bits` host bits each. Blocks that only AWS would know stay opaque, and so does IPv6. */
export function cidrBlocks(block: string, count: number, bits: number): string[] {
  const parsed = parse(block);
  if (isOpaque(block) || block.includes(':') || !parsed) {
    return Array.from({ length: count }, (_, index) => opaque(`${block} subnet ${index} of ${bits} bits`));
  }
  const size = 2 ** bits;
  if (count * size > 2 ** (32 - parsed.prefix)) {
    throw new Refused('template-invalid', `${block} has no room for ${count} blocks of /${32 - bits}`, 'Ask for fewer or smaller blocks.');
  }
  return Array.from({ length: count }, (_, index) => `${format(parsed.address + index * size)}/${32 - bits}`);
}

/** Whether `outer` holds all addresses of `inner`. False where either is not IPv4. */
export function contains(outer: string, inner: string): boolean {
  const [large, small] = [parse(outer), parse(inner)];
  if (!large || !small || large.prefix > small.prefix) return false;
  return Math.floor(large.address / 2 ** (32 - large.prefix)) === Math.floor(small.address / 2 ** (32 - large.prefix));
}

function parse(block: string): Block | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block);
  if (!match) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  return { address: ((a * 256 + b) * 256 + c) * 256 + d, prefix };
}

function format(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
