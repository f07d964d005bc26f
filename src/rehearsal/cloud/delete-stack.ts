import { Refused } from '../../assembly/refusal';
import type { DeployedStack, StackLocation } from './deployed-stack';
import { checkExports } from './exports';
import { ResourceChanges } from './resource-changes';
import type { SimulatedCloud } from './simulated-cloud';
import type { StackChange } from './stack-change';

/** Deletes a stack. One that is not there is as good as deleted. */
export function deleteStack(cloud: SimulatedCloud, location: StackLocation): StackChange {
  const before = cloud.stack(location);
  const changes = new ResourceChanges(cloud, location, before);
  if (!before) return { location, operation: 'none', counts: changes.counts(), failure: undefined, losses: [] };
  try {
    checkDeletion(cloud, before);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { location, operation: 'delete', counts: changes.counts(), failure: error, losses: [] };
  }
  changes.cleanUp(new Map());
  cloud.remove(location);
  return { location, operation: 'delete', counts: changes.counts(), failure: undefined, losses: changes.losses() };
}

function checkDeletion(cloud: SimulatedCloud, stack: DeployedStack): void {
  if (stack.terminationProtection) {
    throw new Refused(
      'termination-protection',
      `${stack.name} is protected from deletion`,
      'Lift the protection first: aws cloudformation update-termination-protection --no-enable-termination-protection',
    );
  }
  checkExports(cloud, stack, stack, new Map());
}
