import { type Operator, operator, rewrite, set, turnOff } from '../../operator';
import { without } from '../../read';

const fits = ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'];

export const databaseSignIn: readonly Operator[] = [
  operator({
    name: 'database-iam-authentication-off',
    description: 'Services need passwords, which are stolen and kept',
    source: 'FSBP RDS.10; Checkov CKV_AWS_161',
    fits,
    edits: (site) => turnOff(site, 'EnableIAMDatabaseAuthentication'),
  }),
  operator({
    name: 'database-password-in-plain-text',
    description: 'The master password stands in the template, for all who read templates',
    source: 'cfn_nag F23; CWE-798; brief: no inline secrets',
    fits,
    edits: ({ properties }) => [
      rewrite({ ...without(properties, 'ManageMasterUserPassword', 'MasterUserSecret'), MasterUserPassword: 'Winter-2026-carepath' }),
    ],
  }),
  operator({
    name: 'database-default-administrator',
    description: 'The first name that an attacker tries is the right one',
    source: 'FSBP RDS.25; Prowler rds_instance_default_admin',
    fits,
    edits: ({ properties }) => (properties.MasterUsername === undefined ? [] : [set('MasterUsername', 'postgres')]),
  }),
];
