import { type Operator, operator, set } from '../../operator';
import { valueAt } from '../../read';
import { everyAction } from './actions';

const fits = ['AWS::CodePipeline::Pipeline'];
const flow = 'OWASP CI/CD Top 10 CICD-SEC-1 (insufficient flow control)';

export const pipelineSource: readonly Operator[] = [
  operator({
    name: 'pipeline-runs-in-parallel',
    description: 'Two releases change one environment at once, and the older may come last',
    source: `${flow}; AWS CodePipeline user guide, execution modes`,
    fits,
    edits: () => [set('ExecutionMode', 'PARALLEL')],
  }),
  operator({
    name: 'pipeline-without-conditions',
    description: 'A pipeline of the first type knows no conditions and no rollback',
    source: 'AWS CodePipeline user guide, pipeline types; brief: gates',
    fits,
    edits: () => [set('PipelineType', 'V1')],
  }),
  operator({
    name: 'source-other-branch',
    description: 'What is deployed was merged where nobody must review',
    source: `${flow}; SLSA 1.0 source requirements`,
    fits,
    edits: ({ properties }) =>
      everyAction(properties).flatMap(({ path, item }) =>
        valueAt(item, ['Configuration', 'BranchName']) === undefined ? [] : [set([...path, 'Configuration', 'BranchName'], 'experiments')],
      ),
  }),
];
