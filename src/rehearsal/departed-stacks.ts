import { type DeployedStack, keyOf, type StackLocation } from './cloud/deployed-stack';
import type { SimulatedCloud } from './cloud/simulated-cloud';
import { stackLocation } from './pipeline/cloudformation-action';
import type { Journal } from './pipeline/execution';
import type { RunningPipeline } from './pipeline/running-pipeline';
import type { Finding, StageRecord } from './report';

/**
 * Stacks that the base's pipeline deployed and the head's does not: nothing deletes them. Removing a stack from an app does not remove it
 * from the account. A stage that the release has not reached still has its stacks by right.
 */
export function departedStacks(
  cloud: SimulatedCloud,
  before: RunningPipeline,
  after: RunningPipeline,
  stages: readonly StageRecord[],
  journal: Journal,
): Finding[] {
  const kept = new Set(after.model.stages.flatMap((stage) => locationsOf(after, stage)).map(keyOf));
  const unreached = new Set(stages.filter(({ outcome }) => outcome !== 'succeeded').map(({ name }) => name));
  return before.model.stages.flatMap((stage) => {
    if (unreached.has(stage.name)) return [];
    const gone = locationsOf(before, stage).filter((location) => !kept.has(keyOf(location)));
    const running = [...new Map(gone.map((location) => [keyOf(location), cloud.stack(location)])).values()];
    return departure(
      cloud,
      journal.where(stage.name),
      running.filter((stack) => stack !== undefined),
    );
  });
}

function departure(cloud: SimulatedCloud, where: string, stacks: readonly DeployedStack[]): Finding[] {
  if (stacks.length === 0) return [];
  const ordered = importersFirst(stacks);
  const names = ordered.map(({ name }) => name);
  const staying = cloud
    .stacks()
    .filter((other) => !stacks.includes(other) && stacks.some((stack) => importsFrom(other, stack)))
    .map(({ name }) => name);
  const wait = staying.length > 0 ? `Once ${staying.join(', ')} imports nothing from there: ` : '';
  const commands = ordered.map(
    ({ account, region, name }) => `aws cloudformation delete-stack --region ${region} --stack-name ${name} (${account})`,
  );
  const lift = 'A stack whose termination protection was set must have it lifted first.';
  const one = stacks.length === 1;
  return [
    {
      severity: 'warning',
      rule: 'departed-stack',
      where,
      message: `${names.join(', ')} left the release and still ${one ? 'runs' : 'run'}: no stage of the pipeline deletes ${one ? 'it' : 'them'}`,
      remedy: `${wait}${commands.join('; then ')}. ${lift}`,
    },
  ];
}

/** A stack can be deleted once nothing imports from it. */
function importersFirst(stacks: readonly DeployedStack[]): readonly DeployedStack[] {
  const free = stacks.filter((stack) => !stacks.some((other) => other !== stack && importsFrom(other, stack)));
  if (free.length === 0) return stacks;
  return [...free, ...importersFirst(stacks.filter((stack) => !free.includes(stack)))];
}

function importsFrom(importer: DeployedStack, { account, region, exports }: DeployedStack): boolean {
  return importer.account === account && importer.region === region && [...exports.keys()].some((name) => importer.imports.has(name));
}

function locationsOf({ stack }: RunningPipeline, { actions }: RunningPipeline['model']['stages'][number]): StackLocation[] {
  return actions.filter(({ provider }) => provider === 'CloudFormation').map((action) => stackLocation({ home: stack }, action));
}
