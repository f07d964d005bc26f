import type { Template } from '../../assembly/template';

/** What a rule says of a template. */
export interface JudgedFinding {
  readonly rule: string;
  /** Logical id; empty where the finding is the template's. */
  readonly resource: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface TemplateOfStack {
  /** CloudFormation's name of the stack. */
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  readonly template: Template;
}

/** Evaluates every template-level rule on a template, in memory. */
export type JudgeTemplate = (input: TemplateOfStack) => readonly JudgedFinding[];
