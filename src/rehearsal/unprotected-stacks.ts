import type { Assembly } from '../assembly/assembly';
import type { Journal } from './pipeline/execution';
import type { Finding } from './report';

/** Stacks that ask for termination protection and do not get it: CloudFormation actions of CodePipeline cannot set it (aws/aws-cdk#17871). */
export function unprotectedStacks({ stacks }: Assembly, journal: Journal): Finding[] {
  const wanting = stacks.filter(({ stage, terminationProtection }) => stage !== undefined && terminationProtection);
  return [...new Set(wanting.map(({ stage }) => stage ?? ''))].map((stage) => {
    const names = wanting.filter((stack) => stack.stage === stage).map(({ name }) => name);
    return {
      severity: 'info',
      rule: 'termination-protection-not-set',
      where: journal.where(stage),
      message: `${names.join(', ')} ${names.length === 1 ? 'asks' : 'ask'} for termination protection, which a pipeline's CloudFormation action cannot set`,
      remedy:
        'Set it once for each stack: aws cloudformation update-termination-protection --enable-termination-protection --stack-name <name>',
    };
  });
}
