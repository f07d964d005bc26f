import type { Reading } from '../aws/reading';
import { block, pass, type Verdict } from '../verdict';
import type { Aspect, Fault, Posture } from './posture';
import type { RunningService, RunningTask } from './read-running';
import { digestIn, type ReleaseService } from './release-parts';

export interface PostureFacts {
  /** Before the deployment. */
  readonly baseline: Reading<Posture>;
  /** After it. */
  readonly posture: Posture;
  /** What the release itself makes, and what must be there after it. */
  readonly made: Readonly<Record<Aspect, boolean>>;
  readonly services: readonly ServiceFacts[];
}

export interface ServiceFacts extends Pick<ReleaseService, 'containers'> {
  /** `<stack>/<logical id>`. */
  readonly service: string;
  /** Absent where its stack has no such service. */
  readonly running: Reading<RunningService>;
}

const aspects: Readonly<Record<Aspect, string>> = { compliance: 'the conformance pack', findings: 'Security Hub', drift: 'the stacks' };

/** Blocks on what is wrong since the baseline, on what nobody could read, and on a task that runs another image than the release's. */
export function decidePosture(facts: PostureFacts): Verdict<PostureFacts> {
  const { baseline, services } = facts;
  if (baseline.state === 'unreadable') return block(facts, `${baseline.reason}: nobody could say what is new`);
  if (baseline.state === 'absent') return block(facts, 'no baseline was taken before the deployment: nobody could say what is new');
  const judged = (Object.keys(aspects) as Aspect[]).map((aspect) => judgeAspect(aspect, baseline.value, facts));
  const images = services.map(judgeService);
  const [first, ...others] = [...judged, ...images].flatMap(({ faults }) => faults);
  if (first !== undefined) return block(facts, first, ...others);
  return pass(facts, ...[...judged, ...images].flatMap(({ notes }) => notes));
}

interface Judged {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

const faulty = (...faults: readonly string[]): Judged => ({ faults, notes: [] });
const noted = (...notes: readonly string[]): Judged => ({ faults: [], notes });

function judgeAspect(aspect: Aspect, baseline: Posture, { posture, made }: PostureFacts): Judged {
  const now = posture[aspect];
  const before = baseline[aspect];
  if (now.state === 'unreadable') return faulty(now.reason);
  if (before.state === 'unreadable') return faulty(`the baseline does not know: ${before.reason}`);
  if (now.state === 'absent') {
    return made[aspect]
      ? faulty(`${aspects[aspect]} of the release is not there`)
      : noted(`${aspects[aspect]}: the release makes none, and the account has none to ask`);
  }
  const known = new Set(before.state === 'read' ? before.value.map(({ key }) => key) : []);
  // Where nobody was asked before, what goes by a name of its own may be as old as the account.
  const counts = ({ whose }: Fault) => whose === 'own' || before.state === 'read';
  const fresh = now.value.filter((fault) => !known.has(fault.key) && counts(fault));
  return fresh.length > 0
    ? faulty(...fresh.map(({ text }) => `since the baseline: ${text}`))
    : noted(`${aspects[aspect]}: nothing new, ${now.value.length} as before or not of the release`);
}

function judgeService({ service, containers, running }: ServiceFacts): Judged {
  if (running.state === 'unreadable') return faulty(running.reason);
  if (running.state === 'absent') return faulty(`${service} is not there`);
  const { desired, tasks } = running.value;
  const others = tasks.flatMap((task) => foreignImages(task, containers).map((found) => `${service}: ${found}`));
  if (others.length > 0) return faulty(...new Set(others));
  if (tasks.length > 0) return noted(`${service}: ${tasks.length} tasks run the release's images`);
  return desired === 0 ? noted(`${service}: rests, no task is wanted`) : faulty(`${service}: ${desired} tasks are wanted, and none runs`);
}

/**
 * Containers of a task whose image is not the release's. A reference that names a digest can be nothing else; ECS may report another one beside it,
 * where the digest is that of a list of images, one for each architecture.
 */
function foreignImages({ containers }: RunningTask, wanted: ReleaseService['containers']): string[] {
  const missing = wanted.filter(({ name }) => !containers.some((container) => container.name === name));
  const foreign = containers.flatMap(({ name, image, imageDigest }) => {
    const digest = wanted.find((container) => container.name === name)?.digest;
    if (digest === undefined) return [`container ${name} runs, and is not of the release`];
    const runs = digestIn(image) ?? imageDigest;
    return digest !== '' && runs === digest
      ? []
      : [`container ${name} runs ${runs || 'an unknown image'}, and not ${digest || 'a known one'}`];
  });
  return [...missing.map(({ name }) => `container ${name} is missing from a task`), ...foreign];
}
