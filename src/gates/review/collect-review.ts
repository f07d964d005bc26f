import type { Assembly } from '../../assembly/assembly';
import { loadAssembly } from '../../assembly/load-assembly';
import { stageWayBack } from '../../rehearsal/stage-way-back';
import type { ManifestException } from '../../schema/manifest';
import type { Reading } from '../aws/reading';
import { readConclusion, readLastSuccess } from '../conclusion';
import { connectToEnvironment } from '../environment-account';
import type { GateContext } from '../gate';
import { type ReviewFacts, withoutValue } from './decide-review';
import { type DeployedStack, deployedAssembly, readDeployed } from './deployed-stack';
import { reviewOf } from './review';
import { readRunningStacks } from './running-stacks';

/** Reads what runs in the environment, and compares the release with it. */
export async function collectReview(context: GateContext, connectionTo = connectToEnvironment): Promise<ReviewFacts> {
  const { environment, directory, release } = context;
  const head = loadAssembly(directory);
  const own = head.stacks.filter(({ stage }) => stage === environment.stage);
  const deployed: DeployedStack[] = [];
  // One after the other: an account throttles who asks for twenty templates at once.
  for (const stack of own) deployed.push(await readDeployed(connectionTo(context, stack.region), stack));
  const running: Reading<readonly string[]>[] = [];
  for (const region of new Set(own.map((stack) => stack.region))) {
    running.push(await readRunningStacks(connectionTo(context, region), environment.stage));
  }
  const exceptions = await readExceptions(context);
  const stacks = deployed.map(({ name, template }) => ({ name, ...withoutValue(template) }));
  const readable = [...stacks, ...running, exceptions].every(({ state }) => state !== 'unreadable');
  const before = exceptions.state === 'read' ? exceptions.value : undefined;
  return {
    release,
    stacks,
    running,
    exceptions: withoutValue(exceptions),
    review: readable ? review(context, head, deployed, running, before) : null,
  };
}

function review(
  { environment }: GateContext,
  head: Assembly,
  deployed: readonly DeployedStack[],
  running: readonly Reading<readonly string[]>[],
  exceptionsBefore: readonly ManifestException[] | undefined,
) {
  const before = deployedAssembly(head, environment.stage, deployed);
  const known = new Set(head.stacks.map(({ name }) => name));
  const left = running.flatMap((one) => (one.state === 'read' ? one.value.filter((name) => !known.has(name)) : []));
  return reviewOf({
    head,
    deployed: before,
    environment: environment.name,
    stage: environment.stage,
    left,
    exceptionsBefore,
    noWayBack: before ? stageWayBack(head, before, environment.stage) : [],
  });
}

/**
 * The register of the release that runs in the stage: what the review of its execution left.
 * @returns absent where nothing has been released yet, or was before there were reviews: every entry then counts as new
 */
async function readExceptions({
  home,
  pipeline,
  evidenceBucket,
  environment,
}: GateContext): Promise<Reading<readonly ManifestException[]>> {
  if (!pipeline || evidenceBucket === undefined) return { state: 'absent' };
  const last = await readLastSuccess(home, pipeline.name, environment.stage);
  if (last.state !== 'read') return last;
  const conclusion = await readConclusion(home, evidenceBucket, last.value, environment.name);
  return conclusion.state === 'read' ? { state: 'read', value: conclusion.value.exceptions } : conclusion;
}
