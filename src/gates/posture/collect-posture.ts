import { loadAssembly } from '../../assembly/load-assembly';
import type { Reading } from '../aws/reading';
import { connectToEnvironment } from '../environment-account';
import type { GateContext } from '../gate';
import { readBaseline } from './baseline';
import type { PostureFacts } from './decide-posture';
import { type RunningService, readRunning } from './read-running';
import { type ReleaseParts, releasePartsOf } from './release-parts';
import { takePosture } from './take-posture';

/** Reads the environment anew, the baseline, and what runs of each service. */
export async function collectPosture(
  context: GateContext,
  connectionTo = connectToEnvironment,
  parts: ReleaseParts = releasePartsOf(loadAssembly(context.directory), context.environment.stage),
): Promise<PostureFacts> {
  const baseline = await readBaseline(context);
  const { posture, resources } = await takePosture(context, parts, connectionTo);
  const services: PostureFacts['services'][number][] = [];
  for (const { stack, logicalId, containers } of parts.services) {
    const arn = resources.find((resource) => resource.stack === stack && resource.logicalId === logicalId)?.physicalId;
    const running: Reading<RunningService> =
      arn === undefined ? { state: 'absent' } : await readRunning(connectionTo(context, context.environment.region), arn);
    services.push({ service: `${stack}/${logicalId}`, containers, running });
  }
  return { baseline, posture, made: { compliance: parts.pack !== undefined, findings: parts.makesHub, drift: true }, services };
}
