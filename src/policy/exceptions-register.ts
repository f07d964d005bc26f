import { isPast } from '../schema/last-day';
import type { Acknowledgement } from '../schema/manifest';
import type { PolicyException } from '../schema/platform';

/** Where a finding stands, in the register's terms. */
export interface FindingPlace {
  /** Every scope that holds it: an unprotected environment is an environment too. */
  readonly scopes: readonly PolicyException['scope'][];
  /** Construct path below the scope. */
  readonly path: string;
  /** 12 digits: in the id of a rule this account, and no other, is `<account>`. @default - not known, and so none is */
  readonly account?: string;
}

/** The stack, and the environment if it belongs to one, in which a finding was made. */
export interface FindingHome {
  /** Construct path of the stack, such as `carepath-pipeline` or `carepath-pipeline/Dev/audit`. */
  readonly stack: string;
  /** Undefined for a stack of the app itself: the pipeline's, or one that holds its artifacts in another Region. */
  readonly stage: { readonly name: string; readonly protectsData: boolean } | undefined;
  readonly account?: string;
}

/**
 * The place of a construct: below its environment, or else below its stack.
 * @param path of the construct in the whole app, as `aws:cdk:path` has it
 */
export function placeOf(path: string, { stack, stage, account }: FindingHome): FindingPlace {
  const own = account === undefined ? {} : { account };
  if (stage === undefined) return { ...own, scopes: ['pipeline'], path: path.slice(stack.length + 1) };
  const names = path.split('/');
  return {
    ...own,
    scopes: stage.protectsData ? ['environment'] : ['environment', 'unprotected-environment'],
    path: names.slice(names.indexOf(stage.name) + 1).join('/'),
  };
}

/** The acknowledged findings, judged at one moment; whoever judges by rules asks the one register, construct or template. */
export class ExceptionsRegister {
  private readonly acknowledged = new Map<PolicyException, Map<string, Acknowledgement>>();

  /**
   * @param entries as configured
   * @param asOf the moment at which expiry is judged: the commit's date at synthesis, so that yesterday's good commit still deploys
   */
  constructor(
    readonly entries: readonly PolicyException[],
    readonly asOf: Date,
  ) {}

  /** Entries past their last day. An expired entry acknowledges nothing. */
  get expired(): PolicyException[] {
    return this.entries.filter((entry) => this.isExpired(entry));
  }

  /** The entry that acknowledges the finding, if one does. */
  find(rule: string, { scopes, path, account }: FindingPlace): PolicyException | undefined {
    const normalised = normaliseRule(rule, account);
    return this.entries.find(
      (entry) => !this.isExpired(entry) && scopes.includes(entry.scope) && covers(entry.path, path) && entry.rules.includes(normalised),
    );
  }

  /**
   * The same, and remembers it.
   * @param resource construct path in the whole app, for the record
   */
  acknowledge(rule: string, place: FindingPlace, resource: string): PolicyException | undefined {
    const entry = this.find(rule, place);
    if (entry === undefined) return undefined;
    const normalised = normaliseRule(rule, place.account);
    const found = this.acknowledged.get(entry) ?? new Map<string, Acknowledgement>();
    const key = `${normalised} ${resource}`;
    this.acknowledged.set(entry, found.set(key, { rule: normalised, resource, count: (found.get(key)?.count ?? 0) + 1 }));
    return entry;
  }

  /** What the entry has acknowledged so far, by rule and resource. */
  acknowledgedBy(entry: PolicyException): Acknowledgement[] {
    return [...(this.acknowledged.get(entry) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);
  }

  /** Rules of valid entries that had to find something and did not, once all findings have been asked for. */
  get unused(): { readonly entry: PolicyException; readonly rule: string }[] {
    return this.entries
      .filter((entry) => entry.arises === 'always' && !this.isExpired(entry))
      .flatMap((entry) => {
        const found = new Set(this.acknowledgedBy(entry).map(({ rule }) => rule));
        return entry.rules.filter((rule) => !found.has(rule)).map((rule) => ({ entry, rule }));
      });
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
 * A finding's rule id without what differs between environments and builds: its own account, Regions, the hash in a logical id, the names that
 * the library generates. So one entry, exact down to the wildcard that it excuses, serves every environment:
 * `AwsSolutions::AwsSolutions-IAM5[Resource::<BuildProjectA1B2C3D4.Arn>:*]` becomes `...[Resource::<BuildProject.Arn>:*]`.
 * Another account stays as it is: a wildcard in it is another finding.
 */
export function normaliseRule(rule: string, account?: string): string {
  const plain = account === undefined ? rule : rule.replace(new RegExp(`\\b${account}\\b`, 'g'), '<account>');
  return plain.replace(/\b[a-z]{2}(?:-[a-z]+)+-\d\b/g, '<region>').replace(/<([A-Za-z][A-Za-z0-9]*?)[0-9A-F]{8}([.>])/g, '<$1$2');
}
