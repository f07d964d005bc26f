import { drop, type Operator, operator, set } from '../../operator';
import { itemsAt } from '../../read';
import { actionsOf, category, everyAction, isApproval, stagesOf } from './actions';

const fits = ['AWS::CodePipeline::Pipeline'];
const flow = 'OWASP CI/CD Top 10 CICD-SEC-1 (insufficient flow control)';
const conditionNames = ['BeforeEntry', 'OnSuccess', 'OnFailure'];

export const pipelineGates: readonly Operator[] = [
  operator({
    name: 'approval-removed',
    description: 'A release reaches production without anybody’s word',
    source: `${flow}; NIST 800-53 CM-3; brief: manual approval`,
    fits,
    edits: ({ properties }) =>
      stagesOf(properties).flatMap((stage) => {
        const approvals = actionsOf(stage).filter(isApproval);
        if (approvals.length === 0) return [];
        // CodePipeline refuses a stage without actions: the stage goes with its last one.
        return approvals.length === actionsOf(stage).length ? [drop(stage.path)] : approvals.map(({ path }) => drop(path));
      }),
  }),
  operator({
    name: 'approval-after-deployment',
    description: 'Somebody is asked when production has the release already',
    source: `${flow}; NIST 800-53 CM-3; brief: manual approval`,
    fits,
    edits: ({ properties }) => {
      const stages = stagesOf(properties);
      return stages.flatMap((stage, index) => {
        const next = stages[index + 1];
        if (!next || !actionsOf(stage).some(isApproval)) return [];
        const items = stages.map(({ item }) => item);
        return [set('Stages', [...items.slice(0, index), next.item, stage.item, ...items.slice(index + 2)])];
      });
    },
  }),
  operator({
    name: 'approval-unannounced',
    description: 'Approvers are not told that somebody waits for them',
    source: `${flow}; AWS CodePipeline user guide, approval notifications`,
    fits,
    edits: ({ properties }) =>
      everyAction(properties)
        .filter(isApproval)
        .map(({ path }) => drop([...path, 'Configuration', 'NotificationArn'])),
  }),
  operator({
    name: 'stage-condition-removed',
    description: 'A stage no longer asks before it begins, or no longer rolls back when it fails',
    source: `${flow}; AWS CodePipeline user guide, stage conditions; AWS Well-Architected OPS06-BP04`,
    fits,
    edits: ({ properties }) => stagesOf(properties).flatMap(({ path }) => conditionNames.map((name) => drop([...path, name]))),
  }),
  operator({
    name: 'stage-condition-passes',
    description: 'A stage whose question has the wrong answer is skipped, and the next begins',
    source: `${flow}; AWS CodePipeline user guide, results of conditions`,
    fits,
    edits: ({ properties }) =>
      stagesOf(properties).flatMap(({ path, item }) =>
        itemsAt(item, ['BeforeEntry', 'Conditions']).flatMap((condition) =>
          condition.item.Result === 'FAIL' ? [set([...path, ...condition.path, 'Result'], 'SKIP')] : [],
        ),
      ),
  }),
  operator({
    name: 'gate-action-removed',
    description: 'A stage deploys, and nobody asks whether it works before the next one begins',
    source: `${flow}; AWS Well-Architected OPS06-BP03`,
    fits,
    edits: ({ properties }) =>
      stagesOf(properties)
        .filter((stage) => actionsOf(stage).some((action) => category(action) === 'Deploy'))
        .flatMap((stage) => actionsOf(stage).filter((action) => ['Build', 'Test', 'Invoke', 'Compute'].includes(category(action))))
        .map(({ path }) => drop(path)),
  }),
  operator({
    name: 'gate-before-deployment',
    description: 'The gate asks what ran before, and passes whatever is deployed after it',
    source: flow,
    fits,
    edits: ({ properties }) =>
      stagesOf(properties)
        .filter((stage) => actionsOf(stage).some((action) => category(action) === 'Deploy'))
        .flatMap((stage) => actionsOf(stage).filter((action) => ['Build', 'Test', 'Invoke', 'Compute'].includes(category(action))))
        .map(({ path }) => set([...path, 'RunOrder'], 1)),
  }),
];
