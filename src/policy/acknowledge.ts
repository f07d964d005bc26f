import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { PolicyException } from '../schema/platform';

/**
 * Acknowledging the full id (`Pack::Rule`) keeps the finding in the validation report, as suppressed and with its reason; the short one erases it.
 * @param rule the finding's own id, whichever rule the entry names
 */
export function acknowledge(construct: IConstruct, rule: string, { reason, owner, expires }: Acknowledging): void {
  Validations.of(construct).acknowledge({ id: rule, reason: `${reason} (${owner}, until ${expires})` });
}

type Acknowledging = Pick<PolicyException, 'reason' | 'owner' | 'expires'>;

/** @param path as `aws:cdk:path` has it */
export function constructAt(root: IConstruct, path: string): IConstruct {
  return path.split('/').reduce((construct, id) => construct.node.findChild(id), root);
}
