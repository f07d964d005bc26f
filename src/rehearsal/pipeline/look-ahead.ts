import { refusal } from '../findings';
import type { Finding } from '../report';
import { deployStage } from './deploy-stage';
import { type Execution, Journal } from './execution';

/** What the stages behind an approval would do to data, and whether they would deploy at all: an approver decides before, not after. */
export function lookAhead(execution: Execution, approval: string): readonly Finding[] {
  const { source, base, home, pipeline, cloud } = execution;
  const journal = new Journal(source, base);
  const context = { cloud: cloud.copy(), source, home, changeSets: new Map() };
  const { stages } = pipeline.model;
  for (const stage of stages.slice(stages.findIndex(({ name }) => name === approval) + 1)) {
    const { changes, failed } = deployStage(context, stage);
    for (const change of changes) journal.operated(stage.name, change);
    if (!failed) continue;
    journal.find(refusal(failed.failure, journal.where(stage.name, failed.action.name)));
    break;
  }
  return journal.findings;
}
