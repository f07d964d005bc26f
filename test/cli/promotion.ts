import type { Template, Value, ValueMap } from '../../src/assembly/template';
import { type AssemblyContent, writeAssembly } from '../assembly/write-assembly';

/** Directory of an assembly with a pipeline: Dev, an approval, Prod; in both a network that exports its VPC and a database that imports it. */
export function writePromotion(): string {
  const stages: AssemblyContent['stages'] = { Dev: landscape('Dev'), Prod: landscape('Prod') };
  return writeAssembly({ stages, stacks: { Pipeline: { template: pipeline() } } });
}

function landscape(stage: string) {
  const name = `${stage}-network:Vpc`;
  const network: Template = {
    Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } },
    Outputs: { Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: name } } },
  };
  const group = { GroupDescription: 'database', VpcId: { 'Fn::ImportValue': name } };
  const database: Template = { Resources: { Group: { Type: 'AWS::EC2::SecurityGroup', Properties: group } } };
  return { network: { template: network }, database: { template: database, after: ['network'] } };
}

function pipeline(): Template {
  const synth = action('Synth', 'Build', 'CodeBuild', { ProjectName: { Ref: 'Synth' } }, 'Source_Output', 'Synth_Output');
  const stages = [
    { Name: 'Source', Actions: [action('Repository', 'Source', 'CodeStarSourceConnection', {}, undefined, 'Source_Output')] },
    { Name: 'Build', Actions: [synth] },
    { Name: 'Dev', Actions: deployments('Dev') },
    { Name: 'Approve', Actions: [action('Ask', 'Approval', 'Manual', {})] },
    { Name: 'Prod', Actions: deployments('Prod') },
  ];
  const Properties = { PipelineType: 'V2', ExecutionMode: 'QUEUED', RoleArn: 'arn:aws:iam::111111111111:role/pipeline', Stages: stages };
  const Source = { Type: 'CODEPIPELINE', BuildSpec: '{"version":"0.2","phases":{"build":{"commands":["npm ci"]}}}' };
  const project = { Type: 'AWS::CodeBuild::Project', Properties: { Source } };
  return { Resources: { Synth: project, Pipeline: { Type: 'AWS::CodePipeline::Pipeline', Properties } } };
}

function deployments(stage: string): ValueMap[] {
  return ['network', 'database'].map((stack, index) => ({
    ...action(
      `${stack}.Deploy`,
      'Deploy',
      'CloudFormation',
      {
        ActionMode: 'CREATE_UPDATE',
        StackName: `${stage}-${stack}`,
        TemplatePath: `Synth_Output::assembly-${stage}/${stage}${stack}.template.json`,
        RoleArn: 'arn:aws:iam::111111111111:role/deploy',
      },
      'Synth_Output',
    ),
    RunOrder: index + 1,
  }));
}

function action(name: string, category: string, provider: string, configuration: ValueMap, input?: string, output?: string): ValueMap {
  const artifact = (artifactName: string | undefined): Value => (artifactName ? [{ Name: artifactName }] : []);
  return {
    Name: name,
    ActionTypeId: { Category: category, Owner: 'AWS', Provider: provider, Version: '1' },
    Configuration: configuration,
    InputArtifacts: artifact(input),
    OutputArtifacts: artifact(output),
  };
}
