import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BadInput } from '../../assembly/bad-input';

/** What of `@aws/cloudformation-validate` 1.14 is used here. Types of a package that is nested in another cannot be imported by name. */
export interface Validator {
  readonly CompositeEngine: new (rules: EngineRules) => Engine;
  readonly TemplateContent: new (content: string, name: string) => object;
}

export interface EngineRules {
  readonly regoRules?: readonly RuleSource[];
  readonly guardRules?: readonly RuleSource[];
}

export interface RuleSource {
  readonly name: string;
  readonly content: string;
}

export interface Engine {
  validateTemplate(template: object, config: ValidateConfig): Report;
  free(): void;
}

export interface ValidateConfig {
  readonly detailLevel: 'STANDARD';
  readonly disableBuiltinRules: boolean;
  readonly severityLevel?: 'WARN';
  readonly exclude?: {
    readonly ids?: readonly string[];
    readonly services?: readonly { readonly ruleId: string; readonly service: string }[];
  };
  readonly pseudoParameterOverrides?: { readonly accountId?: string; readonly region?: string };
}

export interface Report {
  readonly status: 'OK' | 'ANALYSIS_INCOMPLETE' | 'ERROR';
  readonly diagnostics: readonly Diagnostic[];
}

export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: 'FATAL' | 'ERROR' | 'WARN' | 'INFO' | 'DEBUG';
  readonly source: string;
  readonly message: string;
  readonly entity?: { readonly entityType: string; readonly logicalId: string };
  readonly propertyPath?: string;
}

/**
 * AWS's validator, which aws-cdk-lib brings with it: WebAssembly that reads a file beside itself, so that it is loaded where it is installed
 * and never bundled. Each engine takes more than a second, with rules or without: AWS's schemas are unpacked for it.
 */
export function loadValidator(): Validator {
  return createRequire(packageOf('aws-cdk-lib'))('@aws/cloudformation-validate') as Validator;
}

/** A directory of a package that is installed beside this file. */
export function installedDirectory(name: string, ...below: string[]): string {
  return join(dirname(packageOf(name)), ...below);
}

/** @throws BadInput where this runs without its packages, as the bundled CLI does */
function packageOf(name: string): string {
  try {
    return createRequire(__filename).resolve(`${name}/package.json`);
  } catch {
    throw new BadInput(
      `${name} is not installed here, and rules need it.\n  Run this in a clone of the repository, after \`npm ci\`; gates read the report of the build instead.`,
    );
  }
}
