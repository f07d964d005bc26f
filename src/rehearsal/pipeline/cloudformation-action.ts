import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly, StackArtifact } from '../../assembly/assembly';
import type { PipelineAction } from '../../assembly/pipeline';
import { CannotFollow, Refused } from '../../assembly/refusal';
import { deleteStack } from '../cloud/delete-stack';
import { type Deployment, deploy } from '../cloud/deploy';
import { keyOf, type StackLocation } from '../cloud/deployed-stack';
import type { SimulatedCloud } from '../cloud/simulated-cloud';
import type { StackChange } from '../cloud/stack-change';

/** What CloudFormation actions of one execution work with. */
export interface DeployContext {
  readonly cloud: SimulatedCloud;
  /** The artifacts of the execution: what its Synth action put out. */
  readonly source: Assembly;
  /** Where the pipeline itself lives; actions without a role or Region of their own work there. */
  readonly home: StackLocation;
  /** Prepared and not yet executed, by stack and name. */
  readonly changeSets: Map<string, Deployment>;
  /** Keys of stacks that the stage deploys beside or after the actions at hand. @default - their order is not judged */
  readonly unready?: ReadonlySet<string>;
}

/** `change` is undefined where no stack operation took place. */
export interface DeployOutcome {
  readonly change: StackChange | undefined;
  readonly failure: Refused | CannotFollow | undefined;
  readonly detail: string;
}

/** Runs a CloudFormation action by its `ActionMode`. */
export function runCloudFormation(context: DeployContext, action: PipelineAction): DeployOutcome {
  try {
    return runMode(context, action, stackLocation(context, action));
  } catch (failure) {
    if (failure instanceof Refused || failure instanceof CannotFollow) return { change: undefined, failure, detail: failure.message };
    throw failure;
  }
}

function runMode(context: DeployContext, action: PipelineAction, location: StackLocation): DeployOutcome {
  const changeSet = `${location.account}/${location.region}/${location.name}/${text(action, 'ChangeSetName')}`;
  const mode = text(action, 'ActionMode');
  switch (mode) {
    case 'CREATE_UPDATE':
      return outcomeOf(deploy(context.cloud, deploymentOf(context, action, location)));
    case 'REPLACE_ON_FAILURE':
      if (context.cloud.stack(location)?.status === 'ROLLBACK_COMPLETE') context.cloud.remove(location);
      return outcomeOf(deploy(context.cloud, deploymentOf(context, action, location)));
    case 'CHANGE_SET_REPLACE':
      context.changeSets.set(changeSet, deploymentOf(context, action, location));
      return { change: undefined, failure: undefined, detail: `prepared change set ${text(action, 'ChangeSetName')} of ${location.name}` };
    case 'CHANGE_SET_EXECUTE': {
      const prepared = context.changeSets.get(changeSet);
      if (!prepared) throw missingChangeSet(action, location);
      context.changeSets.delete(changeSet);
      return outcomeOf(deploy(context.cloud, prepared));
    }
    case 'DELETE_ONLY':
      return outcomeOf(deleteStack(context.cloud, location));
    default:
      throw new CannotFollow(`the action mode ${mode} of ${action.name} is not modelled`);
  }
}

/** The account is the one whose role the action takes, the Region its own or the pipeline's. */
export function stackLocation({ home }: Pick<DeployContext, 'home'>, action: PipelineAction): StackLocation {
  const role = [action.roleArn, action.configuration.RoleArn].find((arn) => typeof arn === 'string' && accountIn(arn) !== undefined);
  return {
    account: (typeof role === 'string' ? accountIn(role) : undefined) ?? home.account,
    region: typeof action.region === 'string' ? action.region : home.region,
    name: text(action, 'StackName'),
  };
}

function accountIn(arn: string): string | undefined {
  return /^arn:[^:]+:iam::(\d{12}):/.exec(arn)?.[1];
}

function deploymentOf({ source, unready = new Set() }: DeployContext, action: PipelineAction, location: StackLocation): Deployment {
  const artifact = text(action, 'TemplatePath').split('::')[0] ?? '';
  const stack = source.stacks.find(({ templatePath }) => templatePath === action.templatePath);
  if (!stack || !action.inputArtifacts.includes(artifact)) {
    throw new Refused(
      'template-missing',
      `${action.name} deploys ${text(action, 'TemplatePath')}, which is not in the release`,
      'Synthesise the stack, or take the action out of the pipeline.',
    );
  }
  checkOrder(source, stack, unready);
  // CloudFormation actions cannot set termination protection, whatever the stack asks for: aws/aws-cdk#17871.
  return { location, template: stack.template, parameters: parametersOf(source, action), terminationProtection: false, unready };
}

/** Some dependencies are declared and leave no trace in a template, such as that no route is public before its service runs. */
function checkOrder({ stacks }: Assembly, { name, dependencies }: StackArtifact, unready: ReadonlySet<string>): void {
  const late = stacks.find((stack) => dependencies.includes(stack.id) && unready.has(keyOf(stack)));
  if (!late) return;
  throw new Refused(
    'run-order',
    `${name} depends on ${late.name}, which the same stage deploys beside or after it`,
    `Give ${late.name} an earlier run order than ${name}.`,
  );
}

/** Overrides stand before those of the configuration file, as the action's reference says. */
function parametersOf({ directory }: Assembly, action: PipelineAction): Map<string, string> {
  const file = text(action, 'TemplateConfiguration').split('::')[1];
  const configuration: unknown = file ? JSON.parse(readConfiguration(directory, file, action)) : {};
  const overrides: unknown = JSON.parse(text(action, 'ParameterOverrides') || '{}');
  const fromFile = Object(configuration).Parameters ?? {};
  return new Map(
    Object.entries({ ...Object(fromFile), ...Object(overrides) }).map(([name, value]) => {
      if (typeof value !== 'string') throw new CannotFollow(`the override of parameter ${name} in ${action.name} is no text`);
      return [name, value];
    }),
  );
}

function readConfiguration(directory: string, file: string, action: PipelineAction): string {
  try {
    return readFileSync(join(directory, file), 'utf8');
  } catch {
    throw new Refused('template-missing', `${action.name} reads ${file}, which is not in the release`, 'Synthesise it again.');
  }
}

function outcomeOf(change: StackChange): DeployOutcome {
  const { operation, counts, location, failure } = change;
  const done = { create: 'created', update: 'updated', none: 'left unchanged', delete: 'deleted' }[operation];
  const numbers = Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : []));
  const detail = numbers.length > 0 ? `${done} ${location.name}: ${numbers.join(', ')}` : `${done} ${location.name}`;
  return { change, failure, detail: failure?.message ?? detail };
}

function missingChangeSet(action: PipelineAction, { name }: StackLocation): Refused {
  return new Refused(
    'change-set-missing',
    `${action.name} executes change set ${text(action, 'ChangeSetName')} of ${name}, which nothing has prepared`,
    'Give the action that prepares it an earlier run order.',
  );
}

function text({ configuration }: PipelineAction, key: string): string {
  const value = configuration[key];
  return typeof value === 'string' ? value : '';
}
