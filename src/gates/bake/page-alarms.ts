import type { Assembly } from '../../assembly/assembly';
import { severityKey } from '../../schema/alarm-severity';

/** An alarm of a template that tells of what patients notice. */
export interface PageAlarm {
  readonly stack: string;
  readonly logicalId: string;
  readonly region: string;
}

const alarmTypes = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

/** The alarms of a stage that page, or would where somebody were called. The topic does not say which: see `severityKey`. */
export function pageAlarmsOf({ stacks }: Pick<Assembly, 'stacks'>, stage: string): PageAlarm[] {
  return stacks
    .filter((stack) => stack.stage === stage)
    .flatMap(({ name: stack, region, template }) =>
      Object.entries(template.Resources)
        .filter(([, { Type, Metadata }]) => alarmTypes.includes(Type) && Metadata?.[severityKey] === 'page')
        .map(([logicalId]) => ({ stack, logicalId, region })),
    );
}
