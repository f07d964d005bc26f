import type { Edit, Site } from '../../operator';
import { type Operator, operator, set } from '../../operator';
import { textsIn, without } from '../../read';
import { allows, identityPolicies, type Statement, statementsOf } from '../../statements';

const fits = identityPolicies;

export const permissions: readonly Operator[] = [
  operator({
    name: 'policy-any-action',
    description: 'What may be done to a resource is everything',
    source: 'FSBP IAM.1; CIS AWS 3.0 1.16; Checkov CKV_AWS_63; cfn_nag F4',
    fits,
    edits: (site) => eachAllowed(site, ({ path }) => [set([...path, 'Action'], '*')]),
  }),
  operator({
    name: 'policy-any-action-of-a-service',
    description: 'What may be done is everything that the service knows, granting to others among it',
    source: 'FSBP IAM.21; Checkov CKV_AWS_111',
    fits,
    edits: (site) =>
      eachAllowed(site, ({ path, statement }) => {
        const [service] = textsIn(statement.Action)[0]?.split(':') ?? [];
        return service && service !== '*' ? [set([...path, 'Action'], `${service}:*`)] : [];
      }),
  }),
  operator({
    name: 'policy-any-resource',
    description: 'What was granted for one resource is granted for all',
    source: 'cfn_nag W12; Checkov CKV_AWS_111; tfsec aws-iam-no-policy-wildcards',
    fits,
    edits: (site) => eachAllowed(site, ({ path }) => [set([...path, 'Resource'], '*')]),
  }),
  operator({
    name: 'policy-all-but-one-action',
    description: 'Everything is granted but one action, and whatever AWS invents next year',
    source: 'cfn_nag W14 to W17 (NotAction); AWS IAM Access Analyzer policy checks',
    fits,
    edits: (site) =>
      eachAllowed(site, ({ path, statement }) => [set(path, { ...without(statement, 'Action'), NotAction: ['iam:DeleteRole'] })]),
  }),
  operator({
    name: 'policy-all-but-one-resource',
    description: 'Every resource is granted but one',
    source: 'cfn_nag W22 and W23 (NotResource)',
    fits,
    edits: (site) =>
      eachAllowed(site, ({ path, statement }) => [
        set(path, { ...without(statement, 'Resource'), NotResource: ['arn:aws:s3:::nothing-of-ours'] }),
      ]),
  }),
  operator({
    name: 'policy-condition-removed',
    description: 'What was granted in one case is granted always',
    source: 'Checkov CKV_AWS_109, CKV_AWS_111 (without constraints)',
    fits,
    edits: (site) =>
      eachAllowed(site, ({ path, statement }) => (statement.Condition === undefined ? [] : [set(path, without(statement, 'Condition'))])),
  }),
  operator({
    name: 'policy-refusal-removed',
    description: 'What was refused whatever else is granted is no longer refused',
    source: 'NIST 800-53 AC-6; AWS IAM user guide, explicit denies',
    fits,
    edits: (site) =>
      statementsOf(site)
        .filter((entry) => !allows(entry))
        .map(({ path }) => ({ path: ['Properties', ...path], value: undefined })),
  }),
];

function eachAllowed(site: Site, edits: (entry: Statement) => readonly Edit[]): Edit[] {
  return statementsOf(site).filter(allows).flatMap(edits);
}
