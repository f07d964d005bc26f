import type { reviewVariables } from '../../schema/gates';
import { type Conclusion, conclusionKey } from '../conclusion';
import { folderOf } from '../evidence/evidence-manifest';
import type { EvidenceStore } from '../evidence/evidence-store';
import type { GateContext } from '../gate';
import type { ReviewFacts } from './decide-review';
import { pageOf } from './page';

/** What the approval shows: output variables of the review's action. */
export type ReviewVariables = Readonly<Record<(typeof reviewVariables)[number], string>>;

/** CodePipeline shows a thousand characters, and the digest and the link are among them. */
const mostSummary = 400;

/**
 * Puts a review where approvers, the gates after it and the next review find it.
 *
 * @param at ISO 8601
 * @throws EvidenceFault where it could not be written
 */
export async function publishReview(
  { review, release }: ReviewFacts & { readonly review: NonNullable<ReviewFacts['review']> },
  { manifest, environment, pipeline, home }: GateContext,
  store: EvidenceStore,
  at: string,
): Promise<ReviewVariables> {
  const executionId = pipeline?.executionId ?? 'laptop';
  const name = `reviews/${at}-${environment.name}`; // An action that is retried reviews anew.
  const conclusion: Conclusion = {
    schemaVersion: 1,
    release,
    environment: environment.name,
    risk: review.risk,
    exceptions: [...(manifest.exceptions ?? [])].map((entry) => ({
      ...entry,
      rules: [...entry.rules],
      acknowledged: [...entry.acknowledged],
    })),
  };
  const page = pageOf(review, { environment: environment.name, release, commit: manifest.source.commit, at });
  const body = `${JSON.stringify(conclusion, null, 2)}\n`;
  await store.add(release, { name: `${name}.md`, body: page, contentType: 'text/markdown' }, at);
  await store.add(release, { name: `${name}.json`, body, contentType: 'application/json' }, at);
  await store.index(conclusionKey(executionId, environment.name), body);
  const minutes = manifest.pipeline?.approvalTimeoutMinutes ?? 0;
  return {
    RISK: review.risk,
    RELEASE: release, // The approval binds to it.
    SUMMARY: plain(review.because.slice(0, 5).join('; ') || 'nothing changes').slice(0, mostSummary),
    // Read by who may read the evidence.
    PAGE: `https://${home.region}.console.aws.amazon.com/s3/object/${store.bucket}?region=${home.region}&prefix=${folderOf(release)}${name}.md`,
    // To the minute: after it, an answer is late.
    ANSWER_BY: new Date(Date.parse(at) + minutes * 60_000).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length),
  };
}

/** Words that neither a shell nor CodePipeline takes for something else. */
function plain(text: string): string {
  return text.replace(/[^\w .,:;/()+@*-]/g, ' ').replace(/ +/g, ' ');
}

/** As lines that a shell reads: a build hands its variables on from its environment. */
export function shellLines(variables: ReviewVariables): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", '')}'\n`)
    .join('');
}
