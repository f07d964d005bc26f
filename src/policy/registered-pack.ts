import {
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Stack,
  Stage,
  Token,
} from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { acknowledge, constructAt } from './acknowledge';
import { type ExceptionsRegister, type FindingPlace, placeOf } from './exceptions-register';
import { idsOf } from './packs/twin-rules';

/** A pack whose findings meet the register while they are still findings: the ids of wildcard findings hold hashes, known only now. */
export class RegisteredPack implements IPolicyValidationPlugin {
  readonly name: string;

  /** @param functionOf the function behind a rule, for a pack that numbers its rules; asked once the pack has judged */
  constructor(
    private readonly pack: NagPack,
    private readonly register: ExceptionsRegister,
    private readonly protectedStages: ReadonlySet<string>,
    private readonly functionOf?: (rule: string) => string | undefined,
  ) {
    this.name = pack.name;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const report = this.pack.validate(context);
    for (const { ruleName, violatingResources } of report.violations) {
      const ids = idsOf(this.name, ruleName, this.functionOf);
      for (const { constructPath } of violatingResources) {
        if (constructPath !== undefined) this.acknowledge(ids, constructAt(context.appConstruct, constructPath));
      }
    }
    return report;
  }

  /** @param ids the finding's own, then those of its twins: the first that an entry names acknowledges it */
  private acknowledge(ids: readonly string[], construct: IConstruct): void {
    const place = this.placeOf(construct);
    for (const id of ids) {
      const entry = this.register.acknowledge(id, place, construct.node.path);
      if (entry === undefined) continue;
      acknowledge(construct, ids[0] ?? id, entry);
      return;
    }
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
