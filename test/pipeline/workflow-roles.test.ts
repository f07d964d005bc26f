import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { WorkflowRoles } from '../../src/pipeline/workflow-roles';
import { resolvePlatform } from '../../src/schema/resolve';
import { exampleConfiguration } from '../schema/example-configuration';
import { testApp } from '../test-app';

const issuer = 'token.actions.githubusercontent.com';

function templateOf(githubProvider: 'create' | 'existing', ids = ''): Template {
  const example = exampleConfiguration;
  const { pipeline, repository } = example.platform;
  const platform = resolvePlatform({
    ...example,
    platform: { ...example.platform, pipeline: { ...pipeline, githubProvider }, repository: { ...repository, ids } },
  });
  const stack = new Stack(testApp(), 'Stack', { env: { account: '111111111111', region: 'us-east-1' } });
  new WorkflowRoles(stack, 'Workflows', { platform, repositories: [Repository.fromRepositoryName(stack, 'One', 'carepath/eshop')] });
  return Template.fromStack(stack);
}

const existing = templateOf('existing');
const trusts = (template: Template) =>
  Object.values(template.findResources('AWS::IAM::Role')).map(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement);
const granted = (template: Template) =>
  Object.values(template.findResources('AWS::IAM::ManagedPolicy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

test('only a job of the branch that is deployed may take a role', () => {
  const trust = {
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: expect.anything() },
    Condition: {
      StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: 'repo:example-health/carepath:ref:refs/heads/main' },
    },
  };
  expect(trusts(existing)).toEqual([[trust], [trust]]);
});

test('where subjects carry ids, an owner who took over the name is another', () => {
  const subjects = trusts(templateOf('existing', '123456/456789')).map(([{ Condition }]) => Condition.StringEquals[`${issuer}:sub`]);
  expect(new Set(subjects)).toEqual(new Set(['repo:example-health@123456/carepath@456789:ref:refs/heads/main']));
});

test('the one reads images of the services, the other takes the role of the gates, and neither does anything else', () => {
  const [images, drift, ...others] = granted(existing);
  expect(others).toEqual([]);
  expect(images).toMatchObject({ Action: ['ecr:BatchGetImage', 'ecr:DescribeImageScanFindings', 'ecr:GetDownloadUrlForLayer'] });
  expect(JSON.stringify(images.Resource)).toContain(':repository/carepath/eshop');
  expect(drift.Action).toBe('sts:AssumeRole');
  expect([drift.Resource].flat().map((arn) => JSON.stringify(arn))).toEqual(
    expect.arrayContaining([expect.stringMatching(/:iam::\d{12}:role\/carepath-gates/)]),
  );
});

test('the role that looks for drift has a name that the gates’ roles trust', () => {
  const names = Object.values(existing.findResources('AWS::IAM::Role')).map(({ Properties }) => Properties.RoleName);
  expect(names).toEqual([undefined, 'carepath-gate-drift']);
});

test('no grant is wider than what is named', () => {
  expect(JSON.stringify(granted(existing))).not.toContain('*');
});

test('the provider is made where configuration says so, and roles then wait for it', () => {
  const created = templateOf('create');
  created.hasResourceProperties('AWS::IAM::OIDCProvider', { Url: `https://${issuer}`, ClientIdList: ['sts.amazonaws.com'] });
  const principals = trusts(created).map(([{ Principal }]) => Object.keys(Principal.Federated));
  expect(principals).toEqual([['Fn::GetAtt'], ['Fn::GetAtt']]);
});

test('and else is the one that the account has', () => {
  existing.resourceCountIs('AWS::IAM::OIDCProvider', 0);
  expect(JSON.stringify(trusts(existing))).toContain(`:oidc-provider/${issuer}`);
});
