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
  {
    operator: 'bucket-access-log-removed',
    resource: '*-finops/CostsBucket*',
    reason:
      'S3 delivers access logs within a Region only. Costs are exported in us-east-1, wherever the environment and its bucket of access logs are; what they say is sums of money.',
  },
  {
    operator: 'database-single-zone',
    resource: 'Staging-database/Instance*',
    reason:
      'Where no patients’ data is, configuration may choose one zone and pay for one; where it is, a rule demands two. A template cannot say which of both was chosen for staging.',
  },
];
