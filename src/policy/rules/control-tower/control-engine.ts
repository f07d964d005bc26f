import { UnreadableRule } from '../read-rules';
import type { JudgedTemplate, RuleFinding } from '../rule-engine';
import { parseTemplate, UnreadableTemplate } from '../template-text';
import { type Engine, loadValidator, type Validator } from '../validator';
import type { Control } from './control';
import { type Read, type ReadableResources, readableIn, renameInRule } from './visible-references';

/** Evaluates controls on templates, warm: an engine of its own, since the templates that it is given are no longer CloudFormation's. */
export class ControlEngine {
  readonly #engine: Engine;
  readonly #validator: Validator;
  readonly #read: ReadonlyMap<string, Read>;
  readonly #byRule: ReadonlyMap<string, Control>;

  /** @throws UnreadableRule for a control that does not compile */
  constructor(readonly controls: readonly Control[]) {
    this.#validator = loadValidator();
    this.#read = readBy(controls);
    this.#byRule = new Map(controls.map((control) => [control.ruleName, control]));
    try {
      this.#engine = new this.#validator.CompositeEngine({
        guardRules: controls.map(({ id, guard }) => ({ name: `${id}.guard`, content: renameInRule(guard) })),
      });
    } catch (error) {
      throw new UnreadableRule('AWS Control Tower', `a control does not compile: ${String(error)}`);
    }
  }

  /**
   * One finding for a control and resource, however many of its clauses fail. Templates are judged together, since one document takes the
   * engine a hundredth of a second however little stands in it; those whose references are looked up stay apart.
   *
   * @returns the findings of each template, in their order
   * @throws UnreadableTemplate where one is none, or where its analysis ended early
   * @throws UnreadableRule for a finding that no control of this engine can have made
   */
  judge(templates: readonly Pick<JudgedTemplate, 'name' | 'content'>[]): RuleFinding[][] {
    const readable = templates.map(({ name, content }) => readableIn(parseTemplate(name, content), this.#read));
    const findings = readable.map(({ resources, references }, index) =>
      references ? this.#evaluate(templates[index]?.name ?? '', resources) : [],
    );
    const together = readable.flatMap(({ resources, references }, index) =>
      references ? [] : Object.entries(resources).map(([id, resource]): [string, object] => [`T${index}x${id}`, resource]),
    );
    for (let start = 0; start < together.length; start += mostResources) {
      for (const finding of this.#evaluate('templates', Object.fromEntries(together.slice(start, start + mostResources)))) {
        const [, index, resource] = /^T(\d+)x(.*)$/.exec(finding.resource) ?? [];
        const own = findings[Number(index)];
        if (own === undefined || resource === undefined) throw new UnreadableRule('AWS Control Tower', `${finding.rule} names no resource`);
        own.push({ ...finding, resource });
      }
    }
    return findings;
  }

  #evaluate(name: string, resources: ReadableResources['resources']): RuleFinding[] {
    if (Object.keys(resources).length === 0) return [];
    const text = new this.#validator.TemplateContent(JSON.stringify({ Resources: resources }), name);
    const report = this.#engine.validateTemplate(text, { detailLevel: 'STANDARD', disableBuiltinRules: true });
    const parse = report.diagnostics.find(({ source }) => source !== 'GUARD');
    if (report.status !== 'OK' || parse) throw new UnreadableTemplate(name, parse?.message ?? `its analysis ended: ${report.status}`);
    const findings = report.diagnostics.map(({ ruleId, entity }) => this.#findingOf(ruleId, entity?.logicalId ?? ''));
    return [...new Map(findings.map((finding) => [`${finding.rule} ${finding.resource}`, finding])).values()];
  }

  #findingOf(ruleName: string, resource: string): RuleFinding {
    const control = this.#byRule.get(ruleName);
    if (!control) throw new UnreadableRule('AWS Control Tower', `a finding of ${ruleName} is no control's`);
    return { rule: control.id, severity: 'error', resource, message: `${control.title}. ${control.fix}` };
  }
}

/** A template's most: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const mostResources = 500;

function readBy(controls: readonly Control[]): ReadonlyMap<string, Read> {
  const types = new Set(controls.flatMap(({ resourceTypes }) => resourceTypes));
  return new Map(
    [...types].map((type) => {
      const texts = controls.filter(({ resourceTypes }) => resourceTypes.includes(type)).map(({ guard }) => guard);
      return [type, { words: new Set(texts.join('\n').match(/\w+/g)), references: texts.some((text) => text.includes('Fn::')) }];
    }),
  );
}
