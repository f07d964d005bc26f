import { type App, Validations } from 'aws-cdk-lib';
import { NIST80053R5Checks } from 'cdk-nag';
import type { RuleResult } from '../schema/rule-results';
import { SynthesisError } from '../schema/synthesis-error';
import type { CheckReport } from './check/check-report';
import type { JudgedPlatform } from './check/judged-environment';
import { CheckedTemplates } from './checked-templates';
import type { ExceptionsRegister } from './exceptions-register';
import { NamedAwsSolutions } from './packs/named-aws-solutions';
import { RecordedHipaaSecurity } from './packs/recorded-hipaa-security';
import { RegisteredPack } from './registered-pack';

/**
 * Every synthesis passes it: the packs below on constructs, and every rule on templates, over the pipeline and all environments, as errors
 * (the flags are in `cdk.json`), less what the register acknowledges. README.md in this folder says which packs, and why no other.
 */
export class PolicyGate {
  private readonly hipaa: RecordedHipaaSecurity;
  private readonly templates: CheckedTemplates | undefined;

  /** @param platform what the rules must know of them; stacks of other stages are judged as the strictest */
  constructor(
    private readonly app: App,
    private readonly register: ExceptionsRegister,
    platform: JudgedPlatform,
  ) {
    const protectedStages = new Set(platform.environments.filter(({ protectData }) => protectData).map(({ stage }) => stage));
    this.hipaa = new RecordedHipaaSecurity(app);
    const solutions = new NamedAwsSolutions(app);
    const packs = [solutions, this.hipaa, new NIST80053R5Checks(app)];
    const functionOf = (rule: string) => solutions.functionOf(rule);
    Validations.of(app).addPlugins(...packs.map((pack) => new RegisteredPack(pack, register, protectedStages, functionOf)));
    // The library's own switch: many tests are about something else, and synthesise often.
    if (process.env.CDK_VALIDATION === 'false') return;
    this.templates = new CheckedTemplates(register, platform);
    Validations.of(app).addPlugins(this.templates, ...this.templates.others);
  }

  /** What the rules on templates found, once it is synthesised; undefined where `CDK_VALIDATION` switches them off. */
  get report(): CheckReport | undefined {
    return this.templates?.report;
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
    const unused = this.register.unused.filter(({ rule }) => this.templates !== undefined || !ofTemplates.test(rule));
    return unused.map(
      ({ entry: { scope, path }, rule }) =>
        `The exception for ${scope} ${path} matches no finding of ${rule}. Delete the rule: its finding is gone or has moved.`,
    );
  }
}

/** Ids of rules on templates, as the register writes them. */
const ofTemplates = /^(Carepath|ControlTower|CloudFormation-Validate)::/;
