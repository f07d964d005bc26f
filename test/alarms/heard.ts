import { type Found, mapsAt } from '../../src/assembly/environment-resources';
import { isMap } from '../../src/assembly/equal';
import type { ValueMap } from '../../src/assembly/template';
import type { State } from './alarm-state';
import { type Alarms, type Composite, childrenOf, type MetricAlarm } from './alarms-of';
import { matches } from './event-pattern';

/** Where a stack runs. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/**
 * The change of an alarm's state as CloudWatch tells EventBridge of it, as far as rules ask. CloudFormation names an alarm that has no name
 * after its stack and itself.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export function stateChange({ stack, logicalId }: Pick<Found, 'stack' | 'logicalId'>, { account, region }: Place, state: State): ValueMap {
  const alarmName = `${stack}-${logicalId}-1A2B3C4D5E6F`;
  return {
    source: 'aws.cloudwatch',
    'detail-type': 'CloudWatch Alarm State Change',
    account,
    region,
    resources: [`arn:aws:cloudwatch:${region}:${account}:alarm:${alarmName}`],
    detail: { alarmName, state: { value: state }, previousState: { value: state === 'ALARM' ? 'OK' : 'ALARM' } },
  };
}

/** Topics that hear of the event by a rule. Rules on other sources use operators that are not modelled. */
export function toldByRules({ resources }: Alarms, event: ValueMap): Found[] {
  const topics = resources.all('AWS::SNS::Topic');
  return resources
    .all('AWS::Events::Rule')
    .filter(({ properties: { EventPattern } }) => isMap(EventPattern) && matches({ source: EventPattern.source ?? [] }, event))
    .filter(({ properties: { EventPattern } }) => isMap(EventPattern) && matches(EventPattern, event))
    .flatMap(({ properties }) => mapsAt(properties, 'Targets'))
    .flatMap(({ Arn }) => topics.filter(({ physicalId }) => physicalId === Arn));
}

/** Paths of the alarms of which nobody hears: no topic with a subscription is told, neither by them, nor by a composite above, nor by a rule. */
export function unheard(alarms: Alarms, placeOf: (stack: string) => Place): string[] {
  const { resources } = alarms;
  const children = childrenOf(alarms);
  const subscribed = new Set(resources.all('AWS::SNS::Subscription').map(({ properties }) => properties.TopicArn));
  const topics = resources.all('AWS::SNS::Topic').map(({ physicalId }) => physicalId);
  const heard = new Set(topics.filter((topic) => subscribed.has(topic)));
  const mailed = (alarm: MetricAlarm | Composite) =>
    toldByRules(alarms, stateChange(alarm, placeOf(alarm.stack), 'ALARM')).some(({ physicalId }) => heard.has(physicalId));
  return [...alarms.metric, ...alarms.composite]
    .filter((alarm) => !children.has(alarm.arn) && !alarm.actions.some((action) => heard.has(action)) && !mailed(alarm))
    .map(({ path }) => path);
}
