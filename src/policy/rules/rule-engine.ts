import { createRequire } from 'node:module';
import { z } from 'zod';
import { BadInput } from '../../assembly/bad-input';
import { type RuleSet, UnreadableRule } from './read-rules';

/** What rules must know of the environment and no template says. */
export interface Facts {
  /** Whether patients' data is there: deletion is then prevented, retention longer, sessions into tasks refused. */
  readonly protectData: boolean;
  /** Whether the web ACL may count instead of block: configuration says so for a limited time. */
  readonly webAclMayCount: boolean;
}

/** Of a template whose environment nobody knows: the strictest. */
export const strictestFacts: Facts = { protectData: true, webAclMayCount: false };

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

/** A template that the engine cannot judge: no JSON, no template, or past the engine's own limits. Never a pass. */
export class UnreadableTemplate extends BadInput {
  override readonly name = 'UnreadableTemplate';
}

/**
 * The engine that evaluates rules on templates, warm: made once, a template then takes milliseconds. It is AWS's validator, which
 * aws-cdk-lib brings with it: WebAssembly that reads a file beside itself, so that it is loaded where it is installed and never bundled.
 */
export class RuleEngine {
  readonly #engine: Engine;
  readonly #library: Library;

  /** @throws UnreadableRule for a rule that does not compile */
  constructor(readonly ruleSet: RuleSet) {
    this.#library = loadLibrary();
    const sources = [...ruleSet.shared, ...ruleSet.rules.map(({ id, rego }) => ({ name: `${id}.rego`, content: rego }))];
    try {
      this.#engine = new this.#library.CompositeEngine({ regoRules: sources });
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
  judge({ name, content, account, region, facts = strictestFacts }: JudgedTemplate): RuleFinding[] {
    const report = this.#validate(name, withFacts(name, content, { ...facts, account: account ?? unknownAccount }), {
      detailLevel: 'STANDARD',
      disableBuiltinRules: true,
      pseudoParameterOverrides: { accountId: account, region },
    });
    const parse = report.diagnostics.find(({ source }) => source !== 'CUSTOM');
    if (report.status !== 'OK' || parse) {
      throw new UnreadableTemplate(`${name}: ${parse?.message ?? report.status}\n  ${remedy}`);
    }
    return report.diagnostics.map(({ ruleId, severity, message, entity, propertyPath }) => ({
      rule: ruleId,
      severity: severity === 'ERROR' || severity === 'FATAL' ? 'error' : 'warning',
      resource: entity?.entityType === 'Resource' ? entity.logicalId : '',
      message,
      ...(propertyPath ? { property: propertyPath } : {}),
    }));
  }

  #validate(name: string, content: string, config: Parameters<Engine['validateTemplate']>[1]) {
    try {
      return this.#engine.validateTemplate(new this.#library.TemplateContent(content, name), config);
    } catch (error) {
      throw new UnreadableRule('src/policy/rules', `a rule fails on ${name}: ${String(error)}`);
    }
  }

  /** Gives back the memory, which no garbage collector sees. */
  free(): void {
    this.#engine.free();
  }
}

/** What the engine takes for `AWS::AccountId` where nobody names the account. */
const unknownAccount = '123456789012';

const remedy = 'Synthesise again: npm run -s synth.';

/**
 * The template with the facts as a mapping of its own, `CarepathFacts`: what the engine hands to rules is the template and nothing beside it.
 * Facts stand there while it is judged, never in what is deployed, so that no edit of a template can change them.
 */
function withFacts(name: string, content: string, facts: Facts & { readonly account: string }): string {
  let template: unknown;
  try {
    template = JSON.parse(content);
  } catch (error) {
    throw new UnreadableTemplate(`${name}: is not JSON: ${(error as SyntaxError).message}\n  ${remedy}`);
  }
  const { success, data } = templateShape.safeParse(template);
  if (!success)
    throw new UnreadableTemplate(`${name}: is no CloudFormation template: it has no resources, or one without a type\n  ${remedy}`);
  const values = Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, String(value)]));
  return JSON.stringify({ ...data, Mappings: { ...data.Mappings, CarepathFacts: { environment: values } } });
}

const templateShape = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string() })),
  Mappings: z.record(z.string(), z.unknown()).optional(),
});

/** What of `@aws/cloudformation-validate` 1.14 is used here. Types of a package that is nested in another cannot be imported by name. */
interface Library {
  readonly CompositeEngine: new (config: { readonly regoRules: readonly { name: string; content: string }[] }) => Engine;
  readonly TemplateContent: new (content: string, name: string) => object;
}

interface Engine {
  validateTemplate(
    template: object,
    config: {
      readonly detailLevel: 'STANDARD';
      readonly disableBuiltinRules: boolean;
      readonly pseudoParameterOverrides: { readonly accountId?: string; readonly region?: string };
    },
  ): {
    readonly status: 'OK' | 'ANALYSIS_INCOMPLETE' | 'ERROR';
    readonly diagnostics: readonly {
      readonly ruleId: string;
      readonly severity: 'FATAL' | 'ERROR' | 'WARN' | 'INFO' | 'DEBUG';
      readonly source: string;
      readonly message: string;
      readonly entity?: { readonly entityType: string; readonly logicalId: string };
      readonly propertyPath?: string;
    }[];
  };
  free(): void;
}

function loadLibrary(): Library {
  try {
    const here = createRequire(__filename);
    return createRequire(here.resolve('aws-cdk-lib/package.json'))('@aws/cloudformation-validate') as Library;
  } catch {
    throw new BadInput(
      'The rule engine is not installed here: it comes with aws-cdk-lib.\n  Run this in a clone of the repository, after `npm ci`; gates read the report of the build instead.',
    );
  }
}
