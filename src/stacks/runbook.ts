/** Where it is written what to do: a heading of the README in that folder of `src/stacks`. A test finds every one of them. */
export type Runbook = `${'audit' | 'finops' | 'observability'}#${string}`;

/**
 * All that a mail says of an alarm.
 *
 * @param meaning what it means and what to look at first, in a sentence each
 */
export function describeAlarm(meaning: string, runbook: Runbook): string {
  const [folder, heading] = runbook.split('#');
  return `${meaning} Runbook: src/stacks/${folder}/README.md#${heading}`;
}
