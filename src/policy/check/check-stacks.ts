import type { ExceptionsRegister } from '../exceptions-register';
import { placeOf } from '../exceptions-register';
import type { Facts, RuleFinding } from '../rules/rule-engine';
import { parseTemplate } from '../rules/template-text';
import type { CheckFinding, CheckReport } from './check-report';
import { factsOf, type JudgedPlatform } from './judged-environment';
import { packOf, type TemplateRules } from './template-rules';

/** A stack as it is judged. */
export interface CheckedStack {
  /** CloudFormation's. */
  readonly name: string;
  /** Of its construct in the whole app. */
  readonly path: string;
  /** Name of the CDK stage that deploys it; undefined for a stack of the app itself. */
  readonly stage: string | undefined;
  /** 12 digits. @default - not known */
  readonly account?: string;
  /** @default - not known */
  readonly region?: string;
  /** The template's text. */
  readonly template: string;
}

/** By what it is judged. */
export interface Judges {
  readonly rules: Pick<TemplateRules, 'judge'>;
  readonly register: ExceptionsRegister;
  /** Stacks of other stages are judged as the strictest environment is. */
  readonly platform: JudgedPlatform;
}

/**
 * Judges templates by every rule on them, and asks the register about each finding. Synthesis and `carepath check` both end here.
 * @throws UnreadableTemplate for a template that cannot be judged
 * @throws UnreadableRule for a rule that cannot judge
 */
export function checkStacks(stacks: readonly CheckedStack[], { rules, register, platform }: Judges): CheckReport {
  const homes = stacks.map((stack): Home => {
    return { ...stack, facts: factsOf(stack.stage, platform, register.asOf) };
  });
  const found = rules.judge(homes.map(({ template, ...stack }) => ({ ...stack, content: template })));
  const findings = homes.flatMap((home, index) => answered(home, found[index] ?? [], register));
  return { schemaVersion: 1, templates: stacks.length, findings: findings.sort(inOrder) };
}

interface Home extends CheckedStack {
  readonly facts: Facts;
}

/** Each finding with the entry that acknowledges it. */
function answered(home: Home, found: readonly RuleFinding[], register: ExceptionsRegister): CheckFinding[] {
  if (found.length === 0) return [];
  const { name, path: stack, account, facts } = home;
  const stage = home.stage === undefined ? undefined : { name: home.stage, protectsData: facts.protectData };
  const pathOf = pathsIn(home);
  return found.map((finding): CheckFinding => {
    const path = pathOf(finding.resource);
    const place = placeOf(path, { stack, stage, ...(account === undefined ? {} : { account }) });
    const entry = register.acknowledge(registerId(finding), place, path);
    const exception = entry === undefined ? null : { owner: entry.owner, expires: entry.expires, reason: entry.reason };
    return { ...finding, stack: name, path, exception };
  });
}

/** As the register writes it: `Carepath::listener-speaks-tls`. */
export function registerId({ rule }: Pick<RuleFinding, 'rule'>): string {
  return `${packOf(rule)}::${rule}`;
}

function pathsIn({ name, path, template }: CheckedStack): (logicalId: string) => string {
  const { Resources } = parseTemplate(name, template);
  return (logicalId) => {
    if (logicalId === '') return path;
    const own = Resources[logicalId]?.Metadata?.['aws:cdk:path'];
    return typeof own === 'string' ? own : `${path}/${logicalId}`;
  };
}

function inOrder(one: CheckFinding, other: CheckFinding): number {
  const keys: (keyof CheckFinding)[] = ['stack', 'rule', 'resource', 'property', 'message'];
  const key = keys.find((name) => one[name] !== other[name]);
  return key === undefined ? 0 : String(one[key] ?? '') < String(other[key] ?? '') ? -1 : 1;
}
