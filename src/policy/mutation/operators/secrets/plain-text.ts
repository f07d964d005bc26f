import { type Operator, operator, rewrite, set } from '../../operator';
import { endOf, itemsAt, valueAt, without } from '../../read';
import { everyAction } from '../pipeline/actions';

/** What tells a secret: the name that it stands under, or the form that it has. The key is of the form of AWS's, and nobody's. */
const password = 'Winter-2026-carepath';
const accessKey = `AKIA${'QWERTYUIOPASDFGH'}`;
const pairs = [
  { name: 'DATABASE_PASSWORD', value: password },
  { name: 'UPLOAD_ID', value: accessKey },
];

export const plainTextSecrets: readonly Operator[] = [
  operator({
    name: 'secret-in-container-environment',
    description: 'A password or access key stands in the task definition, for all who may describe tasks',
    source: 'FSBP ECS.8; Prowler ecs_task_definitions_no_environment_secrets',
    fits: ['AWS::ECS::TaskDefinition'],
    edits: ({ properties }) =>
      itemsAt(properties, ['ContainerDefinitions']).flatMap(({ path, item }) =>
        pairs.map(({ name, value }) => set([...path, ...endOf(item, ['Environment'])], { Name: name, Value: value })),
      ),
  }),
  operator({
    name: 'secret-in-function-environment',
    description: 'A password or access key stands in the configuration of the function',
    source: 'Checkov CKV_AWS_45; Prowler awslambda_function_no_secrets_in_variables',
    fits: ['AWS::Lambda::Function'],
    edits: () => pairs.map(({ name, value }) => set(['Environment', 'Variables', name], value)),
  }),
  operator({
    name: 'secret-in-build-environment',
    description: 'A password or access key stands in the configuration of the build, and in its log',
    source: 'FSBP CodeBuild.2; Prowler codebuild_project_no_secrets_in_variables',
    fits: ['AWS::CodeBuild::Project'],
    edits: ({ properties }) =>
      pairs.map(({ name, value }) =>
        set(endOf(properties, ['Environment', 'EnvironmentVariables']), { Name: name, Type: 'PLAINTEXT', Value: value }),
      ),
  }),
  operator({
    name: 'secret-in-pipeline-action',
    description: 'A password or access key stands in the configuration of an action of the pipeline',
    source: 'FSBP CodeBuild.2; OWASP CI/CD Top 10 CICD-SEC-6',
    fits: ['AWS::CodePipeline::Pipeline'],
    edits: ({ properties }) =>
      everyAction(properties)
        .filter(({ item }) => valueAt(item, ['ActionTypeId', 'Provider']) === 'CodeBuild')
        .flatMap(({ path }) =>
          pairs.map(({ name, value }) =>
            set([...path, 'Configuration', 'EnvironmentVariables'], JSON.stringify([{ name, type: 'PLAINTEXT', value }])),
          ),
        ),
  }),
  operator({
    name: 'secret-in-user-data',
    description: 'A password or access key stands in what instances run at their start, for all who may describe them',
    source: 'Checkov CKV_AWS_46; Prowler ec2_launch_template_no_secrets',
    fits: ['AWS::EC2::LaunchTemplate'],
    edits: () =>
      pairs.map(({ name, value }) => set(['LaunchTemplateData', 'UserData'], { 'Fn::Base64': `#!/bin/bash\nexport ${name}=${value}` })),
  }),
  operator({
    name: 'secret-in-template',
    description: 'The value of a secret stands in the template, for all who read templates',
    source: 'CWE-798; OWASP secrets management cheat sheet; brief: secrets are fetched',
    fits: ['AWS::SecretsManager::Secret'],
    edits: ({ properties }) => [rewrite({ ...without(properties, 'GenerateSecretString'), SecretString: password })],
  }),
  operator({
    name: 'secret-in-parameter',
    description: 'A password stands in a parameter that is not encrypted',
    source: 'Checkov CKV2_AWS_34; CWE-312',
    fits: ['AWS::SSM::Parameter'],
    edits: ({ properties }) => [rewrite({ ...properties, Name: '/carepath/database/password', Type: 'String', Value: password })],
  }),
];

/** A parameter is no resource: it is added to a template that has none of its name, beside whatever reads parameters. */
export const parameterSecrets: Operator = {
  name: 'secret-in-parameter-default',
  description: 'A password stands in the template as what a parameter has by default',
  source: 'cfn_nag F23 (literal text, or a parameter with a default, as a password); CWE-798',
  fits: ['AWS::CloudFormation::Template'],
  mutants: (template) => [
    {
      operator: 'secret-in-parameter-default',
      resource: 'DatabasePassword',
      edit: { path: [], value: { Type: 'String', NoEcho: true, Default: password } },
      template: {
        ...template,
        Parameters: { ...template.Parameters, DatabasePassword: { Type: 'String', NoEcho: true, Default: password } },
      },
    },
  ],
};
