import { CfnResource } from 'aws-cdk-lib';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { severityKey } from '../schema/alarm-severity';

/** Says in the template that the alarm is one of those that a release has to leave silent: see `severityKey`. */
export function markAsPage(alarm: IAlarm): void {
  const { defaultChild } = alarm.node;
  if (!CfnResource.isCfnResource(defaultChild)) throw new Error(`${alarm.node.path} is no alarm of this app`);
  defaultChild.addMetadata(severityKey, 'page');
}
