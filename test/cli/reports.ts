import type { ActionRecord, Finding, RehearsalReport, StackRecord } from '../../src/rehearsal/report';

const time = '2026-11-02T08:00:00.000Z';

export function action(name: string, outcome: ActionRecord['outcome'] = 'succeeded', more: Partial<ActionRecord> = {}): ActionRecord {
  return {
    name,
    category: 'Deploy',
    provider: 'CloudFormation',
    basis: 'simulated',
    outcome,
    start: time,
    end: time,
    detail: 'done',
    ...more,
  };
}

export function stack(environment: string, name: string, more: Partial<StackRecord> = {}): StackRecord {
  const resources = { create: 2, update: 0, replace: 0, delete: 0 };
  return { environment, account: '111111111111', region: 'eu-west-1', name, operation: 'create', resources, outcome: 'succeeded', ...more };
}

export const finding: Finding = {
  severity: 'error',
  rule: 'export-in-use',
  where: 'dev/carepath-dev-network/ExportsOutputRefVpc8378EB38C0B2D5C1',
  message: 'carepath-dev-database imports carepath-dev-network:ExportsOutputRefVpc8378EB38C0B2D5C1 and has not been updated yet',
  remedy: 'In a first commit stop importing it; drop it in a second',
};

export function report(more: Partial<RehearsalReport> = {}): RehearsalReport {
  return {
    simulated: true,
    outcome: 'promoted',
    release: { commit: 'c'.repeat(40), digest: 'd'.repeat(64), base: 'empty accounts' },
    stages: [{ name: 'Dev', outcome: 'succeeded', start: time, end: time, actions: [action('network.Deploy'), action('app.Deploy')] }],
    stacks: [stack('dev', 'network'), stack('dev', 'app')],
    findings: [],
    ...more,
  };
}
