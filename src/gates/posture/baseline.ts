import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { loadAssembly } from '../../assembly/load-assembly';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, read } from '../aws/reading';
import { connectToEnvironment } from '../environment-account';
import { EvidenceFault, EvidenceStore } from '../evidence/evidence-store';
import type { GateContext } from '../gate';
import { block, pass, type Verdict } from '../verdict';
import { type Posture, postureSchema } from './posture';
import { type ReleaseParts, releasePartsOf } from './release-parts';
import { takePosture } from './take-posture';

/** Where the posture of an environment before its deployment is found by who knows the execution. */
export const baselineKey = (executionId: string, environment: string) => `executions/${executionId}/${environment}-baseline.json`;

/** The posture before the deployment; absent where none was taken. */
export async function readBaseline({ home, pipeline, evidenceBucket, environment }: GateContext): Promise<Reading<Posture>> {
  if (!pipeline || evidenceBucket === undefined) {
    return {
      state: 'unreadable',
      reason: 'nobody has said in which execution, and where the evidence is: pass --execution and --evidence',
    };
  }
  return readAt(home, evidenceBucket, baselineKey(pipeline.executionId, environment.name));
}

async function readAt(home: Connection, bucket: string, key: string): Promise<Reading<Posture>> {
  const client = new S3Client({ ...clientSettings(home), forcePathStyle: home.endpoint !== undefined });
  const found = await read(
    'the baseline',
    async () => JSON.parse((await (await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body?.transformToString()) ?? ''),
    postureSchema,
    { absent: ({ name }) => name === 'NoSuchKey' },
  );
  client.destroy();
  return found;
}

export interface BaselineFacts {
  /** The one that stands; what was taken, or why none is. */
  readonly baseline: Reading<Posture>;
  /** Whether it was taken by an earlier attempt of the same execution. */
  readonly wasThere: boolean;
}

/**
 * Takes the posture of an environment before its deployment, and keeps it. One that an earlier attempt took stands: a second, after half a
 * deployment, would call what that one broke the usual.
 */
export async function collectBaseline(
  context: GateContext,
  connectionTo = connectToEnvironment,
  parts: ReleaseParts = releasePartsOf(loadAssembly(context.directory), context.environment.stage),
): Promise<BaselineFacts> {
  const before = await readBaseline(context);
  if (before.state !== 'absent') return { baseline: before, wasThere: before.state === 'read' };
  const { posture } = await takePosture(context, parts, connectionTo);
  const lost = [posture.compliance, posture.findings, posture.drift].find((one) => one.state === 'unreadable');
  if (lost?.state === 'unreadable') return { baseline: lost, wasThere: false };
  const { home, evidenceBucket = '', pipeline, environment } = context;
  const store = new EvidenceStore(home, evidenceBucket);
  try {
    await store.index(baselineKey(pipeline?.executionId ?? '', environment.name), `${JSON.stringify(posture, null, 2)}\n`);
    return { baseline: { state: 'read', value: posture }, wasThere: false };
  } catch (error) {
    if (!(error instanceof EvidenceFault)) throw error;
    return { baseline: { state: 'unreadable', reason: error.message }, wasThere: false };
  } finally {
    store.close();
  }
}

/** Blocks on no fault that it finds, for what was there before is nobody's release; only where nobody could say later what is new. */
export function decideBaseline(facts: BaselineFacts): Verdict<BaselineFacts> {
  const { baseline, wasThere } = facts;
  if (baseline.state === 'unreadable') return block(facts, `${baseline.reason}: after the deployment nobody could say what is new`);
  if (baseline.state === 'absent') return block(facts, 'no baseline was taken');
  const { at, ...aspects } = baseline.value;
  const counts = (['compliance', 'findings', 'drift'] as const).map((aspect) => {
    const reading = aspects[aspect];
    return `${aspect} ${reading.state === 'read' ? reading.value.length : 'absent'}`;
  });
  return pass(facts, `the baseline ${wasThere ? 'was taken before, at' : 'is taken at'} ${at}: ${counts.join(', ')}`);
}
