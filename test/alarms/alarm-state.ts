import type { Points } from './metric-math';

export type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface Condition {
  readonly comparison: string;
  readonly threshold: number;
  /** N of "M out of N". */
  readonly evaluationPeriods: number;
  /** M of it. */
  readonly datapointsToAlarm: number;
  readonly treatMissingData: string;
}

/**
 * How many periods CloudWatch looks back: more than are evaluated, so that late points count. How many more it does not say; in its own
 * example five for three.
 */
export function evaluationRange(evaluationPeriods: number): number {
  return evaluationPeriods + 2;
}

/**
 * The state after an evaluation, by the rules of "Configuring how CloudWatch alarms treat missing data".
 *
 * @param points of the evaluation range, oldest first
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function nextState(condition: Condition, points: Points, previous: State): State {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = condition;
  const present = points.filter((point) => point !== undefined);
  const breaches = (point: number) => compare(condition, point);

  // With enough real points, from however far back in the range, how to treat missing ones is not asked.
  if (present.length >= evaluationPeriods) {
    return present.slice(-evaluationPeriods).filter(breaches).length >= datapointsToAlarm ? 'ALARM' : 'OK';
  }
  const breaching = present.filter(breaches).length;
  const missing = evaluationPeriods - present.length;
  switch (treatMissingData) {
    case 'breaching':
      return breaching + missing >= datapointsToAlarm ? 'ALARM' : 'OK';
    case 'notBreaching':
      return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
    case 'ignore':
      return present.length > breaching ? 'OK' : previous;
    case 'missing':
      if (present.length === 0) return 'INSUFFICIENT_DATA';
      if (present.length > breaching) return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
      // "Going to ALARM early": all that is there breaches, and the oldest of it is as old as the points that it takes.
      return points.length - points.findIndex((point) => point !== undefined) >= datapointsToAlarm ? 'ALARM' : previous;
    default:
      throw new Error(`missing data cannot be treated as ${treatMissingData}`);
  }
}

function compare({ comparison, threshold }: Condition, point: number): boolean {
  switch (comparison) {
    case 'GreaterThanThreshold':
      return point > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return point >= threshold;
    case 'LessThanThreshold':
      return point < threshold;
    case 'LessThanOrEqualToThreshold':
      return point <= threshold;
    default:
      throw new Error(`the comparison ${comparison} is not modelled`);
  }
}
