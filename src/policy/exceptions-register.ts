import { isPast } from '../schema/last-day';
import type { PolicyException } from '../schema/platform';

/** Where a finding stands, in the register's terms. */
export interface FindingPlace {
  /** Every scope that holds it: an unprotected environment is an environment too. */
  readonly scopes: readonly PolicyException['scope'][];
  /** Construct path below the scope. */
  readonly path: string;
}

/** The acknowledged findings, judged at one moment. */
export class ExceptionsRegister {
  /**
   * @param entries as configured
   * @param asOf the moment at which expiry is judged: the commit's date at synthesis, so that yesterday's good commit still deploys
   */
  constructor(
    readonly entries: readonly PolicyException[],
    private readonly asOf: Date,
  ) {}

  /** Entries past their last day. An expired entry acknowledges nothing. */
  get expired(): PolicyException[] {
    return this.entries.filter((entry) => this.isExpired(entry));
  }

  /** The entry that acknowledges the finding, if one does. */
  find(rule: string, { scopes, path }: FindingPlace): PolicyException | undefined {
    const normalised = normaliseRule(rule);
    return this.entries.find(
      (entry) => !this.isExpired(entry) && scopes.includes(entry.scope) && covers(entry.path, path) && entry.rules.includes(normalised),
    );
  }

  private isExpired({ expires }: PolicyException): boolean {
    return isPast(expires, this.asOf);
  }
}

/** Paths agree name by name; a star agrees with any one name, or with the end of one. */
function covers(pattern: string, path: string): boolean {
  const names = path.split('/');
  const patterns = pattern.split('/');
  return names.length === patterns.length && patterns.every((one, index) => matches(one, names[index] ?? ''));
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/**
 * A finding's rule id without what differs between environments and builds: accounts, Regions, the hash in a logical id, the names that
 * the library generates. So one entry, exact down to the wildcard that it excuses, serves every environment:
 * `AwsSolutions::AwsSolutions-IAM5[Resource::<BuildProjectA1B2C3D4.Arn>:*]` becomes `...[Resource::<BuildProject.Arn>:*]`.
 */
export function normaliseRule(rule: string): string {
  return rule
    .replace(/\b\d{12}\b/g, '<account>')
    .replace(/\b[a-z]{2}(?:-[a-z]+)+-\d\b/g, '<region>')
    .replace(/<([A-Za-z][A-Za-z0-9]*?)[0-9A-F]{8}([.>])/g, '<$1$2');
}
