/** Survivors that are known, each with the reason why no rule should find it. They are shown, and never counted as killed. */
export interface AcceptedSurvivor {
  readonly operator: string;
  /** `<stack>/<logical id>`, where a star stands for any text: `Dev-*\/Instance*`. */
  readonly resource: string;
  /** A sentence that convinces an auditor. */
  readonly reason: string;
}

export const acceptedSurvivors: readonly AcceptedSurvivor[] = [
  {
    operator: 'metric-filter-removed',
    resource: '*-observability/TasksFailedTasksOfServiceFilter*',
    reason:
      'The alarms that listen to this count stand in the services’ stacks, and a template does not show another’s; the filter beside it, on the same log, counts every failed task, and that one has its alarm here.',
  },
];
