import type { Assembly, StackArtifact } from '../../src/assembly/assembly';
import type { Resource, Template, Value, ValueMap } from '../../src/assembly/template';
import { type RehearsalInput, rehearse } from '../../src/rehearsal/rehearse';
import type { Finding, RehearsalReport } from '../../src/rehearsal/report';
import type { Manifest } from '../../src/schema/manifest';

const region = 'eu-west-1';
const home = '444444444444';
const accounts: { readonly [stage: string]: string } = { Dev: '111111111111', Staging: '222222222222', Prod: '333333333333' };

export interface HandMadeStage {
  /** Templates by stack, without the stage's prefix; each list of stacks deploys together, after the one before. */
  readonly stacks: readonly { readonly [stack: string]: Partial<Template> }[];
  /** Actions beside the deployments, as CloudFormation writes them. */
  readonly actions?: readonly ValueMap[];
  /** `BeforeEntry`, `OnSuccess`, `OnFailure`. */
  readonly conditions?: ValueMap;
}

/** A release written by hand: the pipeline that CDK Pipelines would make for these stages, and their templates. */
export function release(stages: { readonly [stage: string]: HandMadeStage }, pipeline: ValueMap = {}): Assembly {
  const stacks = Object.entries(stages).flatMap(([stage, made]) =>
    made.stacks.flatMap((together) =>
      Object.entries(together).map(([name, template]) => artifact(`${stage}-${name}`, accountOf(stage), stage, template)),
    ),
  );
  const template: Template = {
    Resources: {
      Pipeline: {
        Type: 'AWS::CodePipeline::Pipeline',
        Properties: { RestartExecutionOnUpdate: true, ...pipeline, Stages: pipelineStages(stages) },
      },
      SelfMutation: codeBuild('cdk -a . deploy release-pipeline --require-approval=never'),
      Synth: codeBuild('npm run synth'),
    },
  };
  return { directory: __dirname, stacks: [artifact('release-pipeline', home, undefined, template), ...stacks], manifest: undefined };
}

/** The same release as one of a platform whose last environment holds data that is protected. */
export function protectedRelease(made: Assembly, stage: string): Assembly {
  const environment = { name: stage.toLowerCase(), stage, account: accountOf(stage), region };
  const manifest: Manifest = {
    schemaVersion: 1,
    platform: 'hand-made',
    source: { commit: 'c'.repeat(40), committedAt: '2026-01-01T00:00:00Z', modified: false },
    environments: [{ ...environment, approval: 'none', protectData: true, services: [], smoke: { url: 'https://api.example.com/status' } }],
    withheldServices: [],
  };
  return { ...made, manifest };
}

/** Rehearses with a clock that starts where every test's does. */
export function rehearsal(head: Assembly, base?: Assembly, more: Partial<RehearsalInput> = {}): Promise<RehearsalReport> {
  return rehearse({ head, base, baseName: base ? 'the base' : 'empty accounts', startAt: new Date('2026-01-05T09:00:00Z'), ...more });
}

export function rulesOf({ findings }: RehearsalReport): string[] {
  return findings.map(({ rule }) => rule);
}

export function finding({ findings }: RehearsalReport, rule: string): Finding {
  const found = findings.find((candidate) => candidate.rule === rule);
  if (!found) throw new Error(`no finding ${rule} among ${JSON.stringify(findings)}`);
  return found;
}

export function resource(type: string, properties: ValueMap = {}, more: Partial<Resource> = {}): Resource {
  return { Type: type, Properties: properties, ...more };
}

export function approval(name: string): ValueMap {
  return {
    Name: name,
    ActionTypeId: { Category: 'Approval', Owner: 'AWS', Provider: 'Manual', Version: '1' },
    Configuration: {},
    RunOrder: 1,
  };
}

export function rule(name: string, provider: string, configuration: ValueMap): ValueMap {
  return { Name: name, RuleTypeId: { Category: 'Rule', Owner: 'AWS', Provider: provider, Version: '1' }, Configuration: configuration };
}

function accountOf(stage: string): string {
  return accounts[stage] ?? home;
}

function artifact(name: string, account: string, stage: string | undefined, template: Partial<Template>): StackArtifact {
  const assets = { manifests: {}, sources: [] };
  const whole = { Resources: {}, ...template };
  return {
    id: name.replace('-', ''),
    name,
    path: name,
    account,
    region,
    stage,
    templatePath: `${name}.json`,
    template: whole,
    dependencies: [],
    terminationProtection: false,
    assets,
  };
}

function codeBuild(command: string): Resource {
  const specification = JSON.stringify({ version: '0.2', phases: { build: { commands: [command] } } });
  return resource('AWS::CodeBuild::Project', { Source: { Type: 'CODEPIPELINE', BuildSpec: specification } });
}

function pipelineStages(stages: { readonly [stage: string]: HandMadeStage }): Value[] {
  const build = (name: string, project: string, output: readonly string[]): ValueMap => ({
    Name: name,
    ActionTypeId: { Category: 'Build', Owner: 'AWS', Provider: 'CodeBuild', Version: '1' },
    Configuration: { ProjectName: { Ref: project } },
    OutputArtifacts: output.map((Name) => ({ Name })),
  });
  return [
    { Name: 'Build', Actions: [build('Synth', 'Synth', ['Cloud'])] },
    { Name: 'UpdatePipeline', Actions: [build('SelfMutate', 'SelfMutation', [])] },
    ...Object.entries(stages).map(([stage, { stacks, actions = [], conditions = {} }]) => ({
      Name: stage,
      Actions: [
        ...stacks.flatMap((together, index) => Object.keys(together).map((name) => deployment(stage, name, index + 1))),
        ...actions,
      ],
      ...conditions,
    })),
  ];
}

function deployment(stage: string, name: string, order: number): ValueMap {
  return {
    Name: `${name}.Deploy`,
    ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Provider: 'CloudFormation', Version: '1' },
    Configuration: { StackName: `${stage}-${name}`, ActionMode: 'CREATE_UPDATE', TemplatePath: `Cloud::${stage}-${name}.json` },
    InputArtifacts: [{ Name: 'Cloud' }],
    RoleArn: `arn:aws:iam::${accountOf(stage)}:role/deploy`,
    RunOrder: order,
  };
}
