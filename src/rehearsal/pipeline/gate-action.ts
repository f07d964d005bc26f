import type { Assembly } from '../../assembly/assembly';
import type { PipelineAction } from '../../assembly/pipeline';
import { decideCalendar } from '../../gates/calendar';
import type { Execution as GateExecution } from '../../gates/execution';
import { decideRelease } from '../../gates/release';
import { reviewOf } from '../../gates/review/review';
import { type Risk, risks } from '../../gates/risk';
import type { Verdict } from '../../gates/verdict';
import type { ManifestEnvironment } from '../../schema/manifest';
import { stageWayBack } from '../stage-way-back';
import type { ActionResult } from './action-result';
import type { Execution } from './execution';

/** In which a gate decides; a rollback runs the stage's actions itself, and none of these is in it. */
const release: GateExecution = { id: 'rehearsal', type: 'STANDARD' };

const read = <T>(value: T) => ({ state: 'read', value }) as const;

/**
 * The gates that the rehearsal can decide, by the functions that decide in the pipeline. It has the facts that templates and configuration give; the
 * deployment window it takes to be open, for no rehearsal waits for Monday.
 *
 * @param names of the gates that the action's command line decides
 * @returns undefined where none of them is decided here
 */
export function runGates(
  execution: Execution,
  action: PipelineAction,
  names: readonly string[],
  environment: ManifestEnvironment,
): ActionResult | undefined {
  if (names.includes('review')) return review(execution, action, environment);
  const verdicts = [
    ...(names.includes('calendar') ? [calendar(execution, environment)] : []),
    ...(names.includes('release') ? [admission(execution, environment)] : []),
  ];
  if (verdicts.length === 0) return undefined;
  const blocks = verdicts.filter(({ outcome }) => outcome === 'block');
  const reasons = (blocks.length > 0 ? blocks : verdicts).flatMap((verdict) => verdict.reasons);
  const window = names.includes('window') && environment.delivery?.window.days.length ? ['the deployment window is taken to be open'] : [];
  return { basis: 'simulated', outcome: blocks.length > 0 ? 'failed' : 'succeeded', detail: [...reasons, ...window].join('; ') };
}

function review(
  { source, base, release: { digest }, variables }: Execution,
  { namespace }: PipelineAction,
  { name, stage }: ManifestEnvironment,
): ActionResult {
  const deployed = ofStage(base, stage);
  const { risk, because } = reviewOf({
    head: source,
    deployed,
    environment: name,
    stage,
    left: [],
    exceptionsBefore: base?.manifest?.exceptions,
    noWayBack: deployed ? stageWayBack(source, deployed, stage) : [],
  });
  const [gravest = 'nothing changes', ...others] = because;
  const detail = `${risk}: ${gravest}${others.length > 0 ? `, and ${others.length} more` : ''}`;
  for (const [variable, value] of Object.entries({ RISK: risk, RELEASE: digest, SUMMARY: gravest }))
    variables.set(`${namespace}.${variable}`, value);
  return { basis: 'simulated', outcome: 'succeeded', detail };
}

function ofStage(assembly: Assembly | undefined, stage: string): Assembly | undefined {
  const stacks = assembly?.stacks.filter((stack) => stack.stage === stage) ?? [];
  return assembly && stacks.length > 0 ? { ...assembly, stacks } : undefined;
}

function calendar({ clock, frozen }: Execution, { delivery }: ManifestEnvironment): Verdict {
  return decideCalendar({
    calendarArn: 'the change calendar',
    at: clock.now(),
    calendar: read({ state: frozen ? ('CLOSED' as const) : ('OPEN' as const) }),
    heeded: delivery?.calendar !== 'ignored',
    execution: read(release),
    breakGlass: delivery?.breakGlass ?? [],
  });
}

function admission({ source, release: { digest }, variables, approvals }: Execution, { approval, stage }: ManifestEnvironment): Verdict {
  const { manifest } = source;
  const risk = risks.find((one) => one === variables.get(`Review${stage}.RISK`));
  return decideRelease({
    approval,
    release: digest,
    execution: read(release),
    review: risk === undefined ? { state: 'absent' } : read<{ release: string; risk: Risk }>({ release: digest, risk }),
    approvals: read(approvals),
    // Of what was synthesised outside a repository nobody knows; somebody wrote it, and none of those who approve here.
    authors: manifest?.source.authors ?? ['somebody'],
    people: manifest?.pipeline?.people ?? [],
  });
}
