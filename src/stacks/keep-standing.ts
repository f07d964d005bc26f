import { CfnWaitConditionHandle, type Stack } from 'aws-cdk-lib';

/**
 * Keeps a stack in which configuration leaves nothing: CloudFormation takes no template without a resource, and no pipeline deletes a stack
 * that leaves the release. A handle that nothing waits for costs nothing and does nothing.
 */
export function keepStanding(stack: Stack): void {
  new CfnWaitConditionHandle(stack, 'Standing');
}
