import type { Rule, StageCondition } from '../../assembly/pipeline';
import { nominalMinutes } from '../clock';
import type { ActionRecord } from '../report';
import type { ActionResult } from './action-result';
import type { Execution } from './execution';
import { filledIn, isOpen, type Variables } from './variables';

export interface ConditionRun {
  /** The condition that does not hold; undefined when all do. */
  readonly unmet: StageCondition | undefined;
  readonly records: readonly ActionRecord[];
}

/** Asks the rules of conditions. A condition holds when all of its rules do. */
export function runConditions(execution: Execution, stage: string, conditions: readonly StageCondition[]): ConditionRun {
  const records: ActionRecord[] = [];
  for (const condition of conditions) {
    const answers = condition.rules.map((rule) => ask(execution, stage, rule));
    records.push(...answers);
    if (answers.some(({ outcome }) => outcome !== 'succeeded')) return { unmet: condition, records };
  }
  return { unmet: undefined, records };
}

function ask({ clock, failures, variables }: Execution, stage: string, rule: Rule): ActionRecord {
  const start = clock.now();
  const fails = failures.some((failure) => failure.stage === stage && failure.action === rule.name);
  const result: ActionResult = fails
    ? { basis: 'assumed', outcome: 'failed', detail: 'does not hold, as the rehearsal was asked to have it' }
    : answer(rule, variables);
  return { name: rule.name, category: 'Rule', provider: rule.provider, ...result, start, end: clock.pass(nominalMinutes('Rule')) };
}

function answer({ provider, configuration }: Rule, variables: Variables): ActionResult {
  const value = (key: string) => filledIn(String(configuration[key] ?? ''), variables);
  switch (provider) {
    case 'DeploymentWindow':
      return assumed(`assumed to be within ${value('Cron')} ${value('TimeZone') || 'UTC'}: the rule waits for its window`);
    case 'CloudWatchAlarm':
      return assumed(`assumed that ${value('AlarmName')} is in ${value('AlarmStates') || 'OK'}`);
    case 'VariableCheck':
      return checkVariable(value('Variable'), value('Operator'), value('Value'));
    default:
      return assumed('assumed to succeed');
  }
}

/** Variables take their values from actions; where those were assumed, so is what follows from them. */
function checkVariable(variable: string, operator: string, wanted: string): ActionResult {
  if (isOpen(`${variable}${wanted}`)) return assumed(`assumed that ${variable} ${operator} ${wanted}`);
  const holds =
    (operator === 'EQ' && variable === wanted) ||
    (operator === 'NE' && variable !== wanted) ||
    (operator === 'CONTAINS' && variable.includes(wanted)) ||
    (operator === 'MATCHES' && new RegExp(`^(?:${wanted})$`).test(variable));
  return { basis: 'simulated', outcome: holds ? 'succeeded' : 'failed', detail: `${variable} ${operator} ${wanted}: ${holds}` };
}

function assumed(detail: string): ActionResult {
  return { basis: 'assumed', outcome: 'succeeded', detail };
}
