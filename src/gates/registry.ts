import type { GateName } from '../schema/gates';
import { readApprovals } from './approvals';
import { collectBake } from './bake/collect-bake';
import { decideBake } from './bake/decide-bake';
import { decideCalendar, readCalendar } from './calendar';
import { readConclusion } from './conclusion';
import type { Gate, GateContext } from './gate';
import { collectBaseline, decideBaseline } from './posture/baseline';
import { collectPosture } from './posture/collect-posture';
import { decidePosture } from './posture/decide-posture';
import { decideRelease } from './release';
import { collectReview } from './review/collect-review';
import { decideReview } from './review/decide-review';
import { collectSmoke } from './smoke/collect-smoke';
import { decideSmoke } from './smoke/decide-smoke';
import { readExecuteApi } from './smoke/execute-api';
import { decideWindow } from './window';

const at = ({ clock }: GateContext) => new Date(clock.now()).toISOString();
const breakGlass = ({ environment }: GateContext) => environment.delivery?.breakGlass ?? [];
const untold = (what: string) => ({ state: 'unreadable', reason: `nobody has said ${what}` }) as const;

/** Each gate with the collector of its facts. */
export const registry = {
  smoke: async (context) => {
    const { environment, clock } = context;
    return decideSmoke(await collectSmoke({ environment, clock, executeApi: await readExecuteApi(context) }));
  },

  baseline: async (context) => decideBaseline(await collectBaseline(context)),

  posture: async (context) => decidePosture(await collectPosture(context)),

  bake: async (context) => decideBake(await collectBake(context)),

  review: async (context) => decideReview(await collectReview(context)),

  window: async (context) => {
    const { delivery } = context.environment;
    const always = { days: [], timeZone: 'Etc/UTC', from: '00:00', to: '23:59' };
    return decideWindow({
      window: delivery?.window ?? always,
      at: at(context),
      execution: context.execution,
      breakGlass: breakGlass(context),
    });
  },

  calendar: async (context) => {
    const { calendarArn = '', home, environment, execution } = context;
    return decideCalendar({
      calendarArn,
      at: at(context),
      calendar: calendarArn === '' ? untold('which change calendar: pass --calendar') : await readCalendar(home, calendarArn),
      heeded: environment.delivery?.calendar !== 'ignored',
      execution,
      breakGlass: breakGlass(context),
    });
  },

  release: async ({ manifest, environment, release, home, pipeline, execution, evidenceBucket }) =>
    decideRelease({
      approval: environment.approval,
      release,
      execution,
      review:
        pipeline && evidenceBucket
          ? await readConclusion(home, evidenceBucket, pipeline.executionId, environment.name)
          : untold('in which execution, and where the evidence is: pass --execution and --evidence'),
      approvals: pipeline ? await readApprovals(home, pipeline.name, pipeline.executionId) : untold('in which execution: pass --execution'),
      authors: manifest.source.authors,
      people: manifest.pipeline?.people ?? [],
    }),
} satisfies Partial<Readonly<Record<GateName, Gate>>>;
