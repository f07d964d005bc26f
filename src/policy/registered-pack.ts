import {
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Stack,
  Stage,
  Token,
  Validations,
} from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { type ExceptionsRegister, type FindingPlace, placeOf } from './exceptions-register';

/**
 * A pack whose findings meet the register while they are still findings: the ids of wildcard findings hold hashes, known only now.
 * Acknowledging the full id (`Pack::Rule`) keeps the finding in the report, as suppressed and with its reason; the short one erases it.
 */
export class RegisteredPack implements IPolicyValidationPlugin {
  readonly name: string;

  constructor(
    private readonly pack: NagPack,
    private readonly register: ExceptionsRegister,
    private readonly protectedStages: ReadonlySet<string>,
  ) {
    this.name = pack.name;
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
    const entry = this.register.acknowledge(rule, this.placeOf(construct), construct.node.path);
    if (!entry) return;
    Validations.of(construct).acknowledge({ id: rule, reason: `${entry.reason} (${entry.owner}, until ${entry.expires})` });
  }

  private placeOf(construct: IConstruct): FindingPlace {
    const stage = Stage.of(construct);
    const stack = Stack.of(construct);
    return placeOf(construct.node.path, {
      stack: stack.node.path,
      stage: stage?.parentStage === undefined ? undefined : { name: stage.node.id, protectsData: this.protectedStages.has(stage.node.id) },
      ...(Token.isUnresolved(stack.account) ? {} : { account: stack.account }),
    });
  }
}

function constructAt(root: IConstruct, path: string): IConstruct {
  return path.split('/').reduce((construct, id) => construct.node.findChild(id), root);
}
