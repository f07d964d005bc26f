import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag';
import { SynthesisError } from '../schema/synthesis-error';
import type { ExceptionsRegister } from './exceptions-register';
import { RegisteredPack } from './registered-pack';

/**
 * Every synthesis passes it: the packs below and the built-in CloudFormation validation, over the pipeline and all environments, as
 * errors (the flags are in `cdk.json`), less what the register acknowledges.
 */
export class PolicyGate {
  private readonly packs: readonly RegisteredPack[];

  constructor(
    app: App,
    private readonly register: ExceptionsRegister,
  ) {
    this.packs = [new AwsSolutionsChecks(app), new HIPAASecurityChecks(app)].map((pack) => new RegisteredPack(pack, register));
    Validations.of(app).addPlugins(...this.packs);
  }

  /** @throws SynthesisError after a synthesis that used the register otherwise than it stands: an entry expired, a rule unused */
  assertRegisterHolds(): void {
    const problems = this.problems;
    if (problems.length > 0)
      throw new SynthesisError(['The register of exceptions (src/config/exceptions.ts) does not hold:', ...problems].join('\n  '));
  }

  private get problems(): string[] {
    const { entries, expired } = this.register;
    const ofExpired = expired.map(
      (entry) =>
        `The exception for ${entry.scope} ${entry.path} expired on ${entry.expires}. Fix the finding, or renew the entry with its owner.`,
    );
    const ofUnused = entries
      .filter((entry) => !expired.includes(entry))
      .flatMap((entry) =>
        entry.rules
          .filter((rule) => !this.packs.some((pack) => pack.hasUsed(entry, rule)))
          .map(
            (rule) =>
              `The exception for ${entry.scope} ${entry.path} matches no finding of ${rule}. Delete the rule: its finding is gone or has moved.`,
          ),
      );
    return [...ofExpired, ...ofUnused];
  }
}
