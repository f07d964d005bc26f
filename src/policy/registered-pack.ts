import {
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { PolicyException } from '../schema/platform';
import { type ExceptionsRegister, type FindingPlace, normaliseRule } from './exceptions-register';

/**
 * A pack whose findings meet the register while they are still findings: the ids of wildcard findings hold hashes, known only now.
 * Acknowledging the full id (`Pack::Rule`) keeps the finding in the report, as suppressed and with its reason; the short one erases it.
 */
export class RegisteredPack implements IPolicyValidationPlugin {
  readonly name: string;
  private readonly used = new Map<PolicyException, Set<string>>();

  constructor(
    private readonly pack: NagPack,
    private readonly register: ExceptionsRegister,
    private readonly protectedStages: ReadonlySet<string>,
  ) {
    this.name = pack.name;
  }

  /** Whether the entry's rule has acknowledged a finding of this pack. */
  hasUsed(entry: PolicyException, rule: string): boolean {
    return this.used.get(entry)?.has(rule) ?? false;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const report = this.pack.validate(context);
    for (const { ruleName, violatingResources } of report.violations) {
      for (const { constructPath } of violatingResources) {
        if (constructPath !== undefined) this.acknowledge(`${this.name}::${ruleName}`, constructAt(context.appConstruct, constructPath));
      }
    }
    return report;
  }

  private acknowledge(rule: string, construct: IConstruct): void {
    const entry = this.register.find(rule, this.placeOf(construct));
    if (!entry) return;
    this.used.set(entry, (this.used.get(entry) ?? new Set()).add(normaliseRule(rule)));
    Validations.of(construct).acknowledge({ id: rule, reason: `${entry.reason} (${entry.owner}, until ${entry.expires})` });
  }

  /** Below the environment's stage, or else below the stack: the pipeline's, or one that holds its artifacts in another Region. */
  private placeOf(construct: IConstruct): FindingPlace {
    const stage = Stage.of(construct);
    const below = (top: IConstruct) => construct.node.path.slice(top.node.path.length + 1);
    if (stage?.parentStage === undefined) return { scopes: ['pipeline'], path: below(Stack.of(construct)) };
    return {
      scopes: this.protectedStages.has(stage.node.id) ? ['environment'] : ['environment', 'unprotected-environment'],
      path: below(stage),
    };
  }
}

function constructAt(root: IConstruct, path: string): IConstruct {
  return path.split('/').reduce((construct, id) => construct.node.findChild(id), root);
}
