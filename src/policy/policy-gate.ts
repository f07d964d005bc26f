import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { RuleResult } from '../schema/rule-results';
import { SynthesisError } from '../schema/synthesis-error';
import type { ExceptionsRegister } from './exceptions-register';
import { RecordedHipaaSecurity } from './packs/recorded-hipaa-security';
import { RegisteredPack } from './registered-pack';

/**
 * Every synthesis passes it: the packs below and the built-in CloudFormation validation, over the pipeline and all environments, as
 * errors (the flags are in `cdk.json`), less what the register acknowledges.
 */
export class PolicyGate {
  private readonly hipaa: RecordedHipaaSecurity;

  /** @param protectedStages names of the stages whose environments protect data: some entries excuse the others only */
  constructor(
    private readonly app: App,
    private readonly register: ExceptionsRegister,
    protectedStages: ReadonlySet<string>,
  ) {
    this.hipaa = new RecordedHipaaSecurity(app);
    const packs = [new AwsSolutionsChecks(app), this.hipaa];
    Validations.of(app).addPlugins(...packs.map((pack) => new RegisteredPack(pack, register, protectedStages)));
  }

  /**
   * Writes the assembly, and answers its directory.
   *
   * @throws SynthesisError for a finding that nothing acknowledges, and for a register that does not hold: an entry expired, a rule unused
   */
  synth(): string {
    const { directory, findings } = this.validated();
    const problems = [...findings, ...this.expired(), ...this.unused()];
    if (problems.length > 0) throw new SynthesisError(problems.join('\n'));
    return directory;
  }

  /** What the rules that name safeguards said of each resource, once it is synthesised. */
  get results(): RuleResult[] {
    return this.hipaa.results;
  }

  private validated(): { directory: string; findings: string[] } {
    try {
      return { directory: this.app.synth().directory, findings: [] };
    } catch (error) {
      // The library reports the findings itself; its error says where the report is.
      if (error instanceof Error && error.name === 'ValidationFailed') return { directory: this.app.outdir, findings: [error.message] };
      throw error;
    }
  }

  private expired(): string[] {
    return this.register.expired.map(
      ({ scope, path, expires }) =>
        `The exception for ${scope} ${path} expired on ${expires}. Fix the finding, or renew the entry with its owner.`,
    );
  }

  private unused(): string[] {
    return this.register.unused.map(
      ({ entry: { scope, path }, rule }) =>
        `The exception for ${scope} ${path} matches no finding of ${rule}. Delete the rule: its finding is gone or has moved.`,
    );
  }
}
