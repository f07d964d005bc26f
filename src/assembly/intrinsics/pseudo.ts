import type { Value } from '../template';
import { opaque } from './opaque';
import type { Scope } from './scope';

/** The value of `AWS::Region` and its kin; undefined for any other name. `AWS::NoValue` is not among them: it is the lack of a value. */
export function pseudoParameter(name: string, { account, region, stack }: Scope): Value | undefined {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  switch (name) {
    case 'AWS::AccountId':
      return account;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return partition;
    case 'AWS::URLSuffix':
      return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    case 'AWS::StackName':
      return stack;
    case 'AWS::StackId':
      return `arn:${partition}:cloudformation:${region}:${account}:stack/${stack}/${opaque(`id of ${stack}`)}`;
    case 'AWS::NotificationARNs':
      return [];
    default:
      return undefined;
  }
}
