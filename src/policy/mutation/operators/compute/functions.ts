import { drop, type Operator, operator, set } from '../../operator';

const fits = ['AWS::Lambda::Function'];

export const functions: readonly Operator[] = [
  operator({
    name: 'function-runtime-outdated',
    description: 'The function runs on a runtime that gets no more fixes',
    source: 'FSBP Lambda.2; Checkov CKV_AWS_363; Prowler awslambda_function_using_supported_runtimes',
    fits,
    edits: ({ properties }) => (String(properties.Runtime).startsWith('nodejs') ? [set('Runtime', 'nodejs16.x')] : []),
  }),
  operator({
    name: 'function-outside-network',
    description: "The function reaches the internet past the network's rules and logs",
    source: 'FSBP Lambda.3; Checkov CKV_AWS_117; cfn_nag W89',
    fits,
    edits: () => [drop('VpcConfig')],
  }),
];
