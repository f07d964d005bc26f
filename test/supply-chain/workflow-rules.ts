import { z } from 'zod';

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
export const workflowSchema = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions,
  jobs: z.record(z.string(), z.looseObject({ permissions, steps: z.array(step) })),
});

/**
 * What a workflow does that none may, a phrase each: https://docs.github.com/en/actions/reference/security/secure-use.
 * @throws where a workflow or a job says nothing of its permissions
 */
export function offences(workflow: unknown): string[] {
  const { on, permissions: common, jobs } = workflowSchema.parse(workflow);
  const steps = Object.entries(jobs).flatMap(([job, one]) => one.steps.map((each) => ({ job, ...each })));
  return [
    ...Object.entries(common).flatMap(([scope, access]) => (access === 'write' ? [`every job may write ${scope}`] : [])),
    // They run with the repository's own rights on what a stranger has sent.
    ...['pull_request_target', 'workflow_run', 'issue_comment'].filter((event) => event in on).map((event) => `${event} starts it`),
    ...[...JSON.stringify(workflow).matchAll(/secrets\.(\w+)/g)].flatMap(([, name]) =>
      name === 'GITHUB_TOKEN' ? [] : [`secret ${name} outlives the run`],
    ),
    ...steps.flatMap(({ job, uses, run, with: inputs }) => [
      ...(uses === undefined || /@[0-9a-f]{40}$/.test(uses) ? [] : [`${job}: ${uses} is no commit`]),
      ...(uses?.startsWith('actions/checkout@') && inputs['persist-credentials'] !== false ? [`${job}: the token stays on disk`] : []),
      ...(run?.includes('${{') ? [`${job}: an expression becomes part of a script`] : []),
    ]),
    ...(/github\.(event|head_ref)\b/.test(JSON.stringify(workflow)) ? ['it reads what the author of an event has written'] : []),
  ];
}
