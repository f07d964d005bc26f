import type { Assembly } from '../assembly/assembly';
import type { Finding } from './report';

/** Stacks that ask for termination protection and do not get it: CloudFormation actions of CodePipeline cannot set it (aws/aws-cdk#17871). */
export function unprotectedStacks({ stacks }: Assembly): Finding[] {
  const names = stacks.filter(({ stage, terminationProtection }) => stage !== undefined && terminationProtection).map(({ name }) => name);
  const [first] = names;
  if (first === undefined) return [];
  return [
    {
      severity: 'info',
      rule: 'termination-protection-not-set',
      where: first,
      message: `${names.length} ${names.length === 1 ? 'stack asks' : 'stacks ask'} for termination protection, which a pipeline's CloudFormation action cannot set`,
      remedy:
        'Set it once for each stack: aws cloudformation update-termination-protection --enable-termination-protection --stack-name <name>',
    },
  ];
}
