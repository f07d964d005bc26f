import { chosenControls } from '../rules/control-tower/chosen-controls';
import { ControlEngine } from '../rules/control-tower/control-engine';
import { readControls } from '../rules/control-tower/read-controls';
import { ownEngine } from '../rules/own-rules';
import type { JudgedTemplate, RuleEngine, RuleFinding } from '../rules/rule-engine';

/** Every rule that judges templates: the repository's own, those of AWS's validator, and the chosen controls of AWS Control Tower. */
export class TemplateRules {
  constructor(
    private readonly own: RuleEngine,
    private readonly controls: ControlEngine,
  ) {}

  /** Ids of the rules that are counted; AWS's validator has hundreds, and does not count those of its schemas. */
  get ids(): string[] {
    return [...this.own.ruleSet.rules, ...this.controls.controls].map(({ id }) => id);
  }

  /**
   * @returns the findings of each template, in their order
   * @throws UnreadableTemplate for a template that cannot be judged
   * @throws UnreadableRule for a rule that cannot judge
   */
  judge(templates: readonly JudgedTemplate[]): RuleFinding[][] {
    const controls = this.controls.judge(templates);
    return templates.map((template, index) => [...this.own.judgeWithBuiltIn(template), ...(controls[index] ?? [])]);
  }
}

let rules: TemplateRules | undefined;

/** All of them, made once a process. */
export function templateRules(): TemplateRules {
  rules ??= new TemplateRules(ownEngine(), new ControlEngine(readControls(chosenControls)));
  return rules;
}

const validator = /^[A-Z]\d{4}$/;
const controlTower = /^CT\./;

/** Who a rule is of, by its id: the pack's name in the validation report and, before `::`, in the register. */
export function packOf(rule: string): 'Carepath' | 'ControlTower' | 'CloudFormation-Validate' {
  if (controlTower.test(rule)) return 'ControlTower';
  return validator.test(rule) ? 'CloudFormation-Validate' : 'Carepath';
}
