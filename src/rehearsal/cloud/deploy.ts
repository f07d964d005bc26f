import { conditionHolds } from '../../assembly/intrinsics/conditions';
import { parameterValues } from '../../assembly/intrinsics/parameters';
import { CannotFollow, Refused } from '../../assembly/refusal';
import type { Template } from '../../assembly/template';
import type { DeployedResource, DeployedStack, StackLocation } from './deployed-stack';
import { checkExports, evaluateOutputs, type Outputs } from './exports';
import { checkTemplate } from './known-template';
import { ResourceChanges } from './resource-changes';
import { resourceOrder } from './resource-order';
import type { SimulatedCloud } from './simulated-cloud';
import type { StackChange } from './stack-change';
import { stackScope } from './stack-scope';

export interface Deployment {
  readonly location: StackLocation;
  readonly template: Template;
  /** Values that the caller passes for the template's parameters. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly terminationProtection: boolean;
  /** Keys of stacks that the same release deploys beside or after this one: nothing of theirs may be read yet. @default - none */
  readonly unready?: ReadonlySet<string>;
}

/** Creates or updates a stack, and puts it back when that fails. */
export function deploy(cloud: SimulatedCloud, deployment: Deployment): StackChange {
  const { location } = deployment;
  const before = cloud.stack(location);
  const operation = before ? 'update' : 'create';
  const changes = new ResourceChanges(cloud, location, before);
  try {
    if (before?.status === 'ROLLBACK_COMPLETE') throw unusable(location);
    const after = apply(cloud, deployment, before, changes);
    cloud.put(after);
    const quiet = before !== undefined && changes.isEmpty() && sameOutputs(before, after);
    return { location, operation: quiet ? 'none' : operation, counts: changes.counts(), failure: undefined, losses: changes.losses() };
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof CannotFollow)) throw error;
    changes.rollBack();
    leaveRolledBack(cloud, deployment, before, error);
    return { location, operation, counts: changes.counts(), failure: error, losses: changes.losses() };
  }
}

function apply(
  cloud: SimulatedCloud,
  { location, template, parameters, terminationProtection, unready = new Set() }: Deployment,
  before: DeployedStack | undefined,
  changes: ResourceChanges,
): DeployedStack {
  const values = parameterValues(location.name, template, parameters);
  const resources = new Map<string, DeployedResource>();
  const scope = stackScope({ cloud, location, template, unready, parameters: values, resources });
  checkTemplate(location.name, template, scope);
  for (const logicalId of resourceOrder(location.name, template)) {
    const resource = template.Resources[logicalId];
    if (!resource || (resource.Condition !== undefined && !conditionHolds(resource.Condition, scope))) continue;
    resources.set(logicalId, changes.make(logicalId, resource, scope));
  }
  const outputs = evaluateOutputs(template, scope);
  checkExports(cloud, location, before, outputs.exports);
  changes.cleanUp(resources);
  const status = before ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE';
  return { ...location, status, template, resources, ...outputs, imports: scope.imports, terminationProtection };
}

function sameOutputs(before: DeployedStack, after: Outputs): boolean {
  const text = ({ outputs, exports }: Outputs) => JSON.stringify([[...outputs], [...exports]]);
  return text(before) === text(after);
}

/** A template that CloudFormation refuses to read leaves nothing behind; a creation that fails later leaves a stack without resources. */
function leaveRolledBack(
  cloud: SimulatedCloud,
  { location, template, terminationProtection }: Deployment,
  before: DeployedStack | undefined,
  error: Refused | CannotFollow,
): void {
  if (before?.status === 'ROLLBACK_COMPLETE' || error instanceof CannotFollow || error.rule === 'template-invalid') return;
  if (before) {
    cloud.put({ ...before, status: 'UPDATE_ROLLBACK_COMPLETE' });
    return;
  }
  const nothing = { resources: new Map(), outputs: new Map(), exports: new Map(), imports: new Set<string>() };
  cloud.put({ ...location, status: 'ROLLBACK_COMPLETE', template, ...nothing, terminationProtection });
}

function unusable({ account, region, name }: StackLocation): Refused {
  return new Refused(
    'stack-unusable',
    `${name} stands in ROLLBACK_COMPLETE since its creation failed, and cannot be updated`,
    `Delete it in account ${account}, then release again: aws cloudformation delete-stack --region ${region} --stack-name ${name}`,
  );
}
