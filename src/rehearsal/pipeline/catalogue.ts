import { isList, isMap } from '../../assembly/equal';
import { CannotFollow } from '../../assembly/refusal';
import type { Value, ValueMap } from '../../assembly/template';

/** Configuration keys of the actions that are modelled, by category and provider. Source: CodePipeline's action structure reference. */
const actions: { readonly [action: string]: readonly string[] | undefined } = {
  'Source/CodeStarSourceConnection': ['ConnectionArn', 'FullRepositoryId', 'BranchName', 'OutputArtifactFormat', 'DetectChanges'],
  'Source/CodeCommit': ['RepositoryName', 'BranchName', 'PollForSourceChanges', 'OutputArtifactFormat'],
  'Source/S3': ['S3Bucket', 'S3ObjectKey', 'PollForSourceChanges', 'AllowOverrideForS3ObjectKey'],
  'Source/ECR': ['RepositoryName', 'ImageTag'],
  'Build/CodeBuild': ['ProjectName', 'PrimarySource', 'EnvironmentVariables', 'BatchEnabled', 'CombineArtifacts'],
  'Test/CodeBuild': ['ProjectName', 'PrimarySource', 'EnvironmentVariables', 'BatchEnabled', 'CombineArtifacts'],
  'Invoke/Lambda': ['FunctionName', 'UserParameters'],
  'Approval/Manual': ['CustomData', 'NotificationArn', 'ExternalEntityLink'],
  'Deploy/CloudFormation': [
    'ActionMode',
    'StackName',
    'Capabilities',
    'RoleArn',
    'TemplatePath',
    'TemplateConfiguration',
    'ChangeSetName',
    'ParameterOverrides',
    'OutputFileName',
  ],
};

const actionModes = ['CREATE_UPDATE', 'REPLACE_ON_FAILURE', 'CHANGE_SET_REPLACE', 'CHANGE_SET_EXECUTE', 'DELETE_ONLY'];

/** The same for the rules of conditions. Source: CodePipeline's rule structure reference. */
const rules: { readonly [provider: string]: readonly string[] | undefined } = {
  DeploymentWindow: ['Cron', 'TimeZone'],
  VariableCheck: ['Variable', 'Value', 'Operator'],
  CloudWatchAlarm: ['AlarmName', 'AlarmStates', 'WaitTime'],
  Commands: [],
  LambdaInvoke: ['FunctionName', 'UserParameters'],
  CodeBuild: ['ProjectName', 'PrimarySource', 'EnvironmentVariables', 'BatchEnabled'],
};

const operators = ['EQ', 'NE', 'CONTAINS', 'MATCHES'];

const pipelineKeys = [
  ...['ArtifactStore', 'ArtifactStores', 'DisableInboundStageTransitions', 'ExecutionMode', 'Name', 'PipelineType'],
  ...['RestartExecutionOnUpdate', 'RoleArn', 'Stages', 'Tags', 'Triggers', 'Variables'],
];
const stageKeys = ['Name', 'Actions', 'Blockers', 'BeforeEntry', 'OnSuccess', 'OnFailure'];
const actionKeys = [
  ...['ActionTypeId', 'Configuration', 'InputArtifacts', 'Name', 'Namespace', 'OutputArtifacts', 'OutputVariables', 'Region', 'RoleArn'],
  ...['RunOrder', 'TimeoutInMinutes'],
];
const ruleKeys = ['Name', 'RuleTypeId', 'Configuration', 'Commands', 'InputArtifacts', 'Region', 'RoleArn'];
const results = { BeforeEntry: ['FAIL', 'SKIP'], OnSuccess: ['ROLLBACK', 'FAIL'], OnFailure: ['ROLLBACK', 'RETRY', 'FAIL'] };

/**
 * Reads a pipeline from end to end before anything runs, so that what is not modelled never hides behind an earlier failure.
 * @param properties of the `AWS::CodePipeline::Pipeline`, evaluated
 * @throws CannotFollow naming the place
 */
export function checkPipeline(properties: ValueMap): void {
  onlyKeys(properties, pipelineKeys, 'the pipeline');
  for (const stage of maps(properties.Stages)) {
    const where = `stage ${String(stage.Name)}`;
    onlyKeys(stage, stageKeys, where);
    for (const action of maps(stage.Actions)) checkAction(action, where);
    for (const [moment, allowed] of Object.entries(results)) checkConditions(stage[moment], moment, allowed, where);
  }
}

function checkAction(action: ValueMap, stage: string): void {
  const where = `action ${String(action.Name)} of ${stage}`;
  onlyKeys(action, actionKeys, where);
  const type = isMap(action.ActionTypeId) ? action.ActionTypeId : {};
  const known = type.Owner === 'AWS' ? actions[`${String(type.Category)}/${String(type.Provider)}`] : undefined;
  if (!known) {
    throw new CannotFollow(
      `${where}: the provider ${String(type.Owner)}/${String(type.Category)}/${String(type.Provider)} is not modelled`,
    );
  }
  onlyKeys(action.Configuration, known, `the configuration of ${where}`);
  const mode = isMap(action.Configuration) ? action.Configuration.ActionMode : undefined;
  if (mode !== undefined && !actionModes.includes(String(mode))) throw new CannotFollow(`${where}: the action mode ${String(mode)}`);
}

function checkConditions(conditions: Value | undefined, moment: string, allowed: readonly string[], stage: string): void {
  if (conditions === undefined) return;
  const where = `${moment} of ${stage}`;
  const failureKeys = moment === 'OnFailure' ? ['Result', 'RetryConfiguration'] : [];
  onlyKeys(conditions, ['Conditions', ...failureKeys], where);
  const all = isMap(conditions) ? [conditions, ...maps(conditions.Conditions)] : [];
  for (const { Result } of all) {
    if (Result !== undefined && !allowed.includes(String(Result))) throw new CannotFollow(`${where}: the result ${String(Result)}`);
  }
  for (const condition of isMap(conditions) ? maps(conditions.Conditions) : []) {
    onlyKeys(condition, ['Result', 'Rules'], where);
    for (const rule of maps(condition.Rules)) checkRule(rule, where, condition.Result === 'SKIP');
    if (isMap(conditions) && conditions.Result === 'RETRY')
      throw new CannotFollow(`${where}: CodePipeline takes a retry or a condition, not both`);
  }
}

/** Of the rules, CodePipeline lets only these skip a stage. Source: "Configure conditions for a stage", considerations. */
const skipping = ['LambdaInvoke', 'VariableCheck'];

function checkRule(rule: ValueMap, where: string, skips: boolean): void {
  const name = `rule ${String(rule.Name)} of ${where}`;
  onlyKeys(rule, ruleKeys, name);
  const provider = isMap(rule.RuleTypeId) ? String(rule.RuleTypeId.Provider) : '';
  const known = rules[provider];
  if (!known) throw new CannotFollow(`${name}: the provider ${provider} is not modelled`);
  if (skips && !skipping.includes(provider)) throw new CannotFollow(`${name}: CodePipeline lets no ${provider} skip a stage`);
  onlyKeys(rule.Configuration, known, `the configuration of ${name}`);
  const operator = isMap(rule.Configuration) ? rule.Configuration.Operator : undefined;
  if (operator !== undefined && !operators.includes(String(operator))) throw new CannotFollow(`${name}: the operator ${String(operator)}`);
}

function onlyKeys(value: Value | undefined, known: readonly string[], where: string): void {
  const unknown = isMap(value) ? Object.keys(value).find((key) => !known.includes(key)) : undefined;
  if (unknown !== undefined) throw new CannotFollow(`${where}: the key ${unknown} is not modelled`);
}

function maps(value: Value | undefined): readonly ValueMap[] {
  return isList(value) ? value.filter(isMap) : [];
}
