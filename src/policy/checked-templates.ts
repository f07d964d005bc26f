import { readFileSync } from 'node:fs';
import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Stack,
  Stage,
} from 'aws-cdk-lib';
import { acknowledge, constructAt } from './acknowledge';
import type { CheckFinding, CheckReport } from './check/check-report';
import { type CheckedStack, checkStacks } from './check/check-stacks';
import type { JudgedPlatform } from './check/judged-environment';
import { packOf, templateRules } from './check/template-rules';
import type { ExceptionsRegister } from './exceptions-register';

/**
 * Every rule on templates, in the place of the library's own validation: it stands back for a plugin of its class. One engine then evaluates
 * its rules and ours in one pass, by the function that `carepath check` calls.
 */
export class CheckedTemplates extends CloudFormationValidatePlugin {
  #report: CheckReport | undefined;
  #files: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly register: ExceptionsRegister,
    private readonly platform: JudgedPlatform,
  ) {
    super();
  }

  /** @throws Error before it has judged */
  get report(): CheckReport {
    if (this.#report === undefined) throw new Error('the templates have not been judged');
    return this.#report;
  }

  /** The findings of this repository's rules and of AWS Control Tower's, each under its own name in the validation report. */
  get others(): IPolicyValidationPlugin[] {
    return (['Carepath', 'ControlTower'] as const).map((name) => ({ name, validate: () => this.reportOf(name) }));
  }

  override validate({ stackTemplates, appConstruct }: IPolicyValidationContext): PolicyValidationPluginReport {
    const stacks = stackTemplates.map(({ stackConstructPath, templatePath, accountId, region }): CheckedStack => {
      const stack = constructAt(appConstruct, stackConstructPath);
      const stage = Stage.of(stack);
      return {
        name: Stack.of(stack).stackName,
        path: stackConstructPath,
        stage: stage?.parentStage === undefined ? undefined : stage.node.id,
        ...(accountId === undefined ? {} : { account: accountId }),
        ...(region === undefined ? {} : { region }),
        template: readFileSync(templatePath, 'utf8'),
      };
    });
    this.#files = new Map(stacks.map(({ name }, index) => [name, stackTemplates[index]?.templatePath ?? '']));
    this.#report = checkStacks(stacks, { rules: templateRules(), register: this.register, platform: this.platform });
    for (const { rule, path, exception } of this.#report.findings) {
      if (exception) acknowledge(constructAt(appConstruct, path), `${packOf(rule)}::${rule}`, exception);
    }
    return this.reportOf('CloudFormation-Validate');
  }

  private reportOf(pack: ReturnType<typeof packOf>): PolicyValidationPluginReport {
    const findings = this.report.findings.filter(({ rule }) => packOf(rule) === pack);
    return {
      success: findings.every(({ severity }) => severity !== 'error'),
      violations: findings.map((finding) => this.violationOf(finding)),
    };
  }

  private violationOf({ rule, severity, message, stack, resource, path, property }: CheckFinding) {
    const where = resource === '' ? { constructPath: path } : { resourceLogicalId: resource };
    return {
      ruleName: rule,
      severity,
      description: message,
      violatingResources: [{ ...where, templatePath: this.#files.get(stack), locations: property === undefined ? [] : [property] }],
    };
  }
}
