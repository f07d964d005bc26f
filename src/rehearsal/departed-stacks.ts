import { keyOf, type StackLocation } from './cloud/deployed-stack';
import type { SimulatedCloud } from './cloud/simulated-cloud';
import { stackLocation } from './pipeline/cloudformation-action';
import type { Journal } from './pipeline/execution';
import type { RunningPipeline } from './pipeline/running-pipeline';
import type { Finding } from './report';

/**
 * Stacks that the base's pipeline deployed and the head's does not: nothing deletes them. Removing a stack from an app does not remove it
 * from the account.
 */
export function departedStacks(cloud: SimulatedCloud, before: RunningPipeline, after: RunningPipeline, journal: Journal): Finding[] {
  const kept = new Set(stackLocations(after).map(({ location }) => keyOf(location)));
  const departed = new Map(stackLocations(before).map((entry) => [keyOf(entry.location), entry]));
  return [...departed.values()].flatMap(({ stage, location }) => {
    const stack = kept.has(keyOf(location)) ? undefined : cloud.stack(location);
    if (!stack) return [];
    const importers = cloud.neighbours(location).filter(({ imports }) => [...stack.exports.keys()].some((name) => imports.has(name)));
    const names = importers.map((importer) => importer.name);
    return [departure(journal.where(stage, location.name), location, names)];
  });
}

function departure(where: string, { account, region, name }: StackLocation, importers: readonly string[]): Finding {
  const command = `aws cloudformation delete-stack --region ${region} --stack-name ${name}`;
  const order = importers.length > 0 ? `Once ${importers.join(', ')} no longer imports from it: ` : '';
  return {
    severity: 'warning',
    rule: 'departed-stack',
    where,
    message: `${name} left the release and still runs in account ${account}: no stage of the pipeline deletes it`,
    remedy: `${order}${command} (in account ${account}).`,
  };
}

function stackLocations({ model, stack }: RunningPipeline): { stage: string; location: StackLocation }[] {
  return model.stages.flatMap((stage) =>
    stage.actions
      .filter(({ provider }) => provider === 'CloudFormation')
      .map((action) => ({ stage: stage.name, location: stackLocation({ home: stack }, action) })),
  );
}
