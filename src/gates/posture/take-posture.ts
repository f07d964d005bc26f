import type { Reading } from '../aws/reading';
import { type ConnectToEnvironment, connectToEnvironment } from '../environment-account';
import type { GateContext } from '../gate';
import { readStackResources, type StackResource } from '../stack-resources';
import type { Fault, Posture } from './posture';
import { readCompliance } from './read-compliance';
import { readDrift } from './read-drift';
import { readFindings } from './read-findings';
import type { ReleaseParts } from './release-parts';
import { namesOf } from './whose';

/** Reads how safe an environment is. Before the first promotion there is nothing, which is a fact. */
export async function takePosture(
  context: GateContext,
  { stacks, pack }: Pick<ReleaseParts, 'stacks' | 'pack'>,
  connectionTo = connectToEnvironment,
): Promise<{ readonly posture: Posture; readonly resources: readonly StackResource[] }> {
  const { environment, clock } = context;
  const at = new Date(clock.now()).toISOString();
  const found = await readResources(context, stacks, connectionTo);
  if (found.state !== 'read') {
    const lost = { state: 'unreadable', reason: found.state === 'unreadable' ? found.reason : 'no stack was asked' } as const;
    return { posture: { schemaVersion: 1, at, compliance: lost, findings: lost, drift: lost }, resources: [] };
  }
  const names = namesOf(found.value);
  const home = () => connectionTo(context, environment.region);
  const compliance = pack === undefined ? ({ state: 'absent' } as const) : await readCompliance(home(), pack, names);
  const findings = await readFindings(home(), environment.account, names);
  const drift = await readDrifts(context, stacks, connectionTo);
  return { posture: { schemaVersion: 1, at, compliance, findings, drift }, resources: found.value };
}

async function readResources(
  context: GateContext,
  stacks: ReleaseParts['stacks'],
  connectionTo: ConnectToEnvironment,
): Promise<Reading<readonly StackResource[]>> {
  const resources: StackResource[] = [];
  for (const { name, region } of stacks) {
    const found = await readStackResources(connectionTo(context, region), name);
    if (found.state === 'unreadable') return found;
    if (found.state === 'read') resources.push(...found.value);
  }
  return { state: 'read', value: resources };
}

async function readDrifts(
  context: GateContext,
  stacks: ReleaseParts['stacks'],
  connectionTo: ConnectToEnvironment,
): Promise<Reading<Fault[]>> {
  const faults: Fault[] = [];
  let isThere = false;
  // One after the other: an account runs few detections at once.
  for (const { name, region } of stacks) {
    const found = await readDrift(connectionTo(context, region), name, context.clock);
    if (found.state === 'unreadable') return found;
    if (found.state === 'read') faults.push(...found.value);
    isThere ||= found.state === 'read';
  }
  return isThere ? { state: 'read', value: faults } : { state: 'absent' };
}
