import { BadInput } from '../assembly/bad-input';
import type { PipelineModel } from '../assembly/pipeline';
import type { InjectedFailure } from '../rehearsal/report';

/**
 * The actions that `--fail` names.
 * @throws BadInput that lists what the pipeline has
 */
export function injectedFailures(names: readonly string[], { stages }: PipelineModel): InjectedFailure[] {
  return names.map((name) => {
    const [stage = '', action = ''] = name.split('/'); // CodePipeline's names have no slash.
    const found = stages.find((candidate) => candidate.name === stage);
    if (!found) throw new BadInput(`--fail ${name}: the pipeline has no stage ${stage}\n  Its stages: ${list(stages)}.`);
    if (!found.actions.some((candidate) => candidate.name === action)) {
      const valid = found.actions.map((candidate) => ({ name: `${stage}/${candidate.name}` }));
      throw new BadInput(`--fail ${name}: stage ${stage} has no action ${action || 'without a name'}\n  Its actions: ${list(valid)}.`);
    }
    return { stage, action };
  });
}

function list(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join(', ');
}
