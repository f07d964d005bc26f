import type { KeptDays } from '../../schema/manifest';
import { type RuleSet, UnreadableRule } from './read-rules';
import { parseTemplate, UnreadableTemplate } from './template-text';
import { userDataOf } from './user-data';
import { type Diagnostic, type Engine, loadValidator, type Validator } from './validator';

/** What rules must know of the environment and no template says. */
export interface Facts {
  /** Whether patients' data is there: deletion is then prevented, retention longer, sessions into tasks refused. */
  readonly protectData: boolean;
  /** Whether the web ACL may count instead of block: configuration says so for a limited time. */
  readonly webAclMayCount: boolean;
  /** The platform's, 12 digits each: another account is a stranger's. */
  readonly accounts: readonly string[];
  /** Names of stages of the pipeline without patients' data that configuration lets stop where they fail. */
  readonly stagesThatMayStop: readonly string[];
  /** @default - what the schema's defaults are for such data */
  readonly kept?: KeptDays;
  /**
   * Whether the pipeline must ask a human before the last account.
   * @default true
   */
  readonly asksBeforeLast?: boolean;
  /**
   * Names of stages of the pipeline whose alarms are watched for a while after a deployment, by configuration.
   * @default - none
   */
  readonly stagesThatBake?: readonly string[];
  /**
   * Types of detectors that the account has from elsewhere.
   * @default - none
   */
  readonly detectorsElsewhere?: readonly string[];
}

/** Of a template whose environment nobody knows: the strictest. */
export const strictestFacts: Facts = { protectData: true, webAclMayCount: false, accounts: [], stagesThatMayStop: [], stagesThatBake: [] };

/** A template as it is judged: its text, so that what was edited after synthesis is seen too. */
export interface JudgedTemplate {
  /** Stands in messages of errors: the stack's name, or the file. */
  readonly name: string;
  readonly content: string;
  readonly account?: string;
  readonly region?: string;
  /** @default strictestFacts */
  readonly facts?: Facts;
}

/** What a rule found. */
export interface RuleFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** Logical id; empty where the finding is the template's. */
  readonly resource: string;
  readonly message: string;
  /** Where in the resource: `Properties.KmsKeyId`. */
  readonly property?: string;
}

/**
 * The engine that evaluates rules on templates, warm: made once, a template then takes milliseconds. It is AWS's validator, with the
 * repository's own rules in it.
 */
export class RuleEngine {
  readonly #engine: Engine;
  readonly #validator: Validator;

  /** @throws UnreadableRule for a rule that does not compile */
  constructor(readonly ruleSet: RuleSet) {
    this.#validator = loadValidator();
    const sources = [...ruleSet.shared, ...ruleSet.rules.map(({ id, rego }) => ({ name: `${id}.rego`, content: rego }))];
    try {
      this.#engine = new this.#validator.CompositeEngine({ regoRules: sources });
    } catch (error) {
      throw new UnreadableRule('src/policy/rules', `a rule does not compile: ${String(error)}`);
    }
  }

  /**
   * Evaluates the repository's own rules on a template.
   *
   * @throws UnreadableTemplate where it is none, or where its analysis ended before all rules had been evaluated
   * @throws UnreadableRule where a rule fails in its evaluation
   */
  judge(template: JudgedTemplate): RuleFinding[] {
    const diagnostics = this.#validate(template, false);
    const parse = diagnostics.find(({ source }) => source !== 'CUSTOM');
    if (parse) throw new UnreadableTemplate(template.name, parse.message);
    return diagnostics.map(findingOf);
  }

  /**
   * Evaluates the repository's own rules and those that AWS's validator has by itself, in one pass: their ids are a letter and four digits.
   *
   * @throws as `judge` does
   */
  judgeWithBuiltIn(template: JudgedTemplate): RuleFinding[] {
    return this.#validate(template, true)
      .filter(({ entity }) => entity?.logicalId !== factsMapping)
      .map(findingOf);
  }

  #validate({ name, content, account, region, facts = strictestFacts }: JudgedTemplate, builtIn: boolean): readonly Diagnostic[] {
    const text = withFacts(name, content, { ...facts, account: account ?? unknownAccount });
    const report = this.#evaluate(name, text, {
      ...(builtIn ? asTheLibraryDoes : { disableBuiltinRules: true }),
      detailLevel: 'STANDARD',
      pseudoParameterOverrides: { accountId: account, region },
    });
    if (report.status !== 'OK')
      throw new UnreadableTemplate(name, report.diagnostics[0]?.message ?? `its analysis ended: ${report.status}`);
    return report.diagnostics;
  }

  #evaluate(name: string, text: string, config: Parameters<Engine['validateTemplate']>[1]) {
    try {
      return this.#engine.validateTemplate(new this.#validator.TemplateContent(text, name), config);
    } catch (error) {
      throw new UnreadableRule('src/policy/rules', `a rule fails on ${name}: ${String(error)}`);
    }
  }

  /** Gives back the memory, which no garbage collector sees. */
  free(): void {
    this.#engine.free();
  }
}

/** What aws-cdk-lib 2.276 leaves out of its own validation: rules that say of templates that a library wrote what only an author could mend. */
export const asTheLibraryDoes = {
  disableBuiltinRules: false,
  severityLevel: 'WARN',
  exclude: {
    ids: ['W3005', 'W1020', 'I4010', 'W4011', 'W4012', 'W9002', 'W9013', 'W1103'],
    services: [{ ruleId: 'W3697', service: 'AWS::AutoScaling' }],
  },
} as const;

function findingOf({ ruleId, severity, message, entity, propertyPath }: Diagnostic): RuleFinding {
  return {
    rule: ruleId,
    severity: severity === 'ERROR' || severity === 'FATAL' ? 'error' : 'warning',
    resource: entity?.entityType === 'Resource' ? entity.logicalId : '',
    message,
    ...(propertyPath ? { property: propertyPath } : {}),
  };
}

/** What the engine takes for `AWS::AccountId` where nobody names the account. */
const unknownAccount = '123456789012';

const factsMapping = 'CarepathFacts';

/**
 * The template with the facts as a mapping of its own: what the engine hands to rules is the template and nothing beside it. Facts stand
 * there while it is judged, never in what is deployed, so that no edit of a template can change them. Beside them, by logical id, stands what
 * the engine would keep from rules.
 */
function withFacts(name: string, content: string, facts: Facts & { readonly account: string }): string {
  const template = parseTemplate(name, content);
  const { kept, ...others } = facts;
  const values = Object.fromEntries(Object.entries({ ...others, ...kept }).map(([fact, value]) => [fact, String(value)]));
  const scripts = Object.fromEntries(Object.entries(userDataOf(template)).map(([logicalId, userData]) => [logicalId, { userData }]));
  return JSON.stringify({ ...template, Mappings: { ...template.Mappings, [factsMapping]: { ...scripts, environment: values } } });
}
