import { equal } from '../../assembly/equal';
import { conditionHolds } from '../../assembly/intrinsics/conditions';
import { evaluateValue } from '../../assembly/intrinsics/evaluate';
import { Refused } from '../../assembly/refusal';
import type { Template, Value } from '../../assembly/template';
import type { DeployedStack, StackLocation } from './deployed-stack';
import type { SimulatedCloud } from './simulated-cloud';
import type { StackScope } from './stack-scope';

export interface Outputs {
  readonly outputs: ReadonlyMap<string, Value>;
  readonly exports: ReadonlyMap<string, Value>;
}

export function evaluateOutputs(template: Template, scope: StackScope): Outputs {
  const outputs = new Map<string, Value>();
  const exports = new Map<string, Value>();
  for (const [id, output] of Object.entries(template.Outputs ?? {})) {
    if (output.Condition !== undefined && !conditionHolds(output.Condition, scope)) continue;
    const value = evaluateValue(output.Value, scope);
    outputs.set(id, value);
    if (output.Export) exports.set(String(evaluateValue(output.Export.Name, scope)), value);
  }
  return { outputs, exports };
}

/**
 * CloudFormation keeps an export as it is for as long as another stack imports it, and a name for one stack of a Region.
 * @throws Refused naming every importer
 */
export function checkExports(
  cloud: SimulatedCloud,
  location: StackLocation,
  before: DeployedStack | undefined,
  after: ReadonlyMap<string, Value>,
): void {
  const neighbours = cloud.neighbours(location);
  for (const [name, value] of before?.exports ?? []) {
    const importers = neighbours.filter(({ imports }) => imports.has(name)).map((stack) => stack.name);
    if (importers.length === 0 || (after.has(name) && equal(value, after.get(name)))) continue;
    throw exportInUse(location.name, name, importers, after.has(name));
  }
  for (const name of after.keys()) {
    const other = neighbours.find(({ exports }) => exports.has(name));
    if (other) throw exportTaken(location.name, name, other.name);
  }
}

function exportInUse(stack: string, name: string, importers: readonly string[], stays: boolean): Refused {
  const users = importers.join(', ');
  return new Refused(
    'export-in-use',
    `${stack} would ${stays ? 'change the value of' : 'remove'} its export ${name}, which ${users} still imports`,
    stays
      ? `In two releases: first export the new value under another name and let ${users} import that, keeping this export as it is; then remove this one.`
      : `In two releases: first let ${users} stop importing it, keeping the export (\`this.exportValue(...)\` in ${stack}); then remove it.`,
    name,
  );
}

function exportTaken(stack: string, name: string, other: string): Refused {
  return new Refused(
    'export-taken',
    `${stack} would export ${name}, which ${other} exports already`,
    `Remove it from ${other} in an earlier release, or export it under another name.`,
    name,
  );
}
