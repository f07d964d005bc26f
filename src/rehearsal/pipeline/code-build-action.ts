import { isMap } from '../../assembly/equal';
import type { PipelineAction } from '../../assembly/pipeline';
import { CannotFollow, Refused } from '../../assembly/refusal';
import { refusal } from '../findings';
import { smoke } from '../smoke/smoke';
import type { ActionResult } from './action-result';
import type { Execution } from './execution';
import { runGates } from './gate-action';
import { selfMutate } from './self-mutation';

/** A CodeBuild action does what its project's commands say; those that reach into the accounts are simulated, the others assumed. */
export function runCodeBuild(execution: Execution, stage: string, action: PipelineAction): ActionResult {
  const commands = commandsOf(execution, action);
  if (commands === undefined) return missingProject(execution, stage, action);
  const deployed = /\bcdk\b[^\n]*?\sdeploy\s+(\S+)/.exec(commands)?.[1];
  if (deployed !== undefined) return selfMutate(execution, deployed);
  const request = /\bgate\s+smoke\b[^\n]*/.exec(commands)?.[0];
  if (request !== undefined) return runSmoke(execution, stage, action, request);
  return (
    decided(execution, stage, action, commands) ?? {
      basis: 'assumed',
      outcome: 'succeeded',
      detail: `assumed to succeed: ${purposeOf(action, commands)}`,
    }
  );
}

/** Gates that can be decided here, of an environment that the manifest describes. */
function decided(execution: Execution, stage: string, action: PipelineAction, commands: string): ActionResult | undefined {
  const [command, names = ''] = /\bgate((?:\s+[a-z]+)+)\s+--[^\n]*/.exec(commands) ?? [];
  const named = command === undefined ? undefined : /--environment[= ]"?([\w-]+)/.exec(withVariables(command, action))?.[1];
  const environment = named === undefined ? undefined : execution.journal.environmentNamed(named);
  const result = environment && runGates(execution, action, names.trim().split(/\s+/), environment);
  if (result?.outcome === 'failed') {
    const error = new Refused('gate-blocks', result.detail, 'Satisfy the gate, then retry the stage.');
    execution.journal.find(refusal(error, execution.journal.where(stage, action.name)));
  }
  return result;
}

/** The build specification of the action's project, as it stands in the pipeline's account; undefined where there is no such project. */
function commandsOf({ pipeline }: Execution, { configuration }: PipelineAction): string | undefined {
  const projects = [...pipeline.stack.resources.values()].filter(({ type }) => type === 'AWS::CodeBuild::Project');
  const project = projects.find(({ physicalId }) => physicalId === configuration.ProjectName);
  const { Source } = project?.properties ?? {};
  if (!isMap(Source)) return undefined;
  const specification = typeof Source.BuildSpec === 'string' ? Source.BuildSpec : '';
  try {
    // One command a line, without JSON's own escapes.
    return JSON.stringify(JSON.parse(specification), undefined, 1).replaceAll('\\"', '"').replaceAll('\\n', '\n');
  } catch {
    return specification;
  }
}

function runSmoke(execution: Execution, stage: string, action: PipelineAction, request: string): ActionResult {
  const command = withVariables(request, action);
  const named = /--environment[= ]"?([\w-]+)/.exec(command)?.[1];
  const environment = named === undefined ? execution.journal.environment(stage) : execution.journal.environmentNamed(named);
  const url = /https:\/\/[^\s"']+/.exec(command)?.[0] ?? environment?.smoke.url;
  if (url === undefined) throw new CannotFollow(`${stage}/${action.name} names no URL, and the manifest none for it`);
  const late = lateDeployment(execution, stage, action);
  if (late !== undefined) return smokeTooEarly(execution, stage, action, late);
  const accounts = environment ? [environment.account] : accountsOf(execution, stage);
  const broken = smoke(execution.cloud, accounts, url, environment?.services ?? []);
  if (typeof broken !== 'string') return { basis: 'simulated', outcome: 'succeeded', detail: broken.join('; ') };
  const remedy = 'Mend the link that it names; every request of the public side passes it.';
  execution.journal.find(refusal(new Refused('route-broken', broken, remedy), execution.journal.where(stage, action.name)));
  return { basis: 'simulated', outcome: 'failed', detail: broken };
}

/** A deployment of the stage that has not ended when the action starts. */
function lateDeployment({ pipeline }: Execution, stage: string, { runOrder }: PipelineAction): string | undefined {
  const { actions = [] } = pipeline.model.stages.find(({ name }) => name === stage) ?? {};
  return actions.find((other) => other.provider === 'CloudFormation' && other.runOrder >= runOrder)?.name;
}

function smokeTooEarly({ journal }: Execution, stage: string, { name }: PipelineAction, late: string): ActionResult {
  const message = `${name} asks before ${late} has ended: it would judge the release before`;
  journal.find(refusal(new Refused('run-order', message, `Give ${name} a later run order.`), journal.where(stage, name)));
  return { basis: 'simulated', outcome: 'failed', detail: message };
}

/** The command as the shell reads it: with the variables that the action passes to the project. */
function withVariables(command: string, { configuration }: PipelineAction): string {
  const passed: unknown = JSON.parse(typeof configuration.EnvironmentVariables === 'string' ? configuration.EnvironmentVariables : '[]');
  const variables: readonly { readonly name: string; readonly value: string }[] = Array.isArray(passed) ? passed : [];
  return variables.reduce((text, { name, value }) => text.replaceAll(`$${name}`, value).replaceAll(`\${${name}}`, value), command);
}

/** Without a manifest, an environment is where its stage deploys. */
function accountsOf({ journal, pipeline }: Execution, stage: string): string[] {
  const accounts = journal.stacks.filter(({ environment }) => environment === stage).map(({ account }) => account);
  return accounts.length > 0 ? [...new Set(accounts)] : [pipeline.stack.account];
}

function purposeOf({ name }: PipelineAction, commands: string): string {
  if (/\bcdk-assets\b/.test(commands)) return 'publishes assets';
  const gate = /\bgate\s+([\w-]+)/.exec(commands)?.[1];
  return gate === undefined ? `${name} runs its commands` : `the gate ${gate} passes`;
}

function missingProject({ journal }: Execution, stage: string, action: PipelineAction): ActionResult {
  const error = new Refused('project-missing', `${action.name} runs a CodeBuild project that is not there`, 'Name a project of the stack.');
  journal.find(refusal(error, journal.where(stage, action.name)));
  return { basis: 'simulated', outcome: 'failed', detail: error.message };
}
