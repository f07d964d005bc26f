import type { Changes } from './changes';

export const howItGetsThere: Changes = {
  'approval-removed': ['Pipeline Stages[1]: {"Name":"ApproveProd","Actions":[{"Name":"Approve","ActionTypeId":{"Cat… -> (nothing)'],
  'approval-after-deployment': [
    'Pipeline Stages[1].Name: ApproveProd -> Prod; Stages[1].Actions: [{"Name":"Approve","ActionTypeId":{"Category":"Approval","Provider":"Ma… -> [{"Name":"Deploy","ActionTypeId":{"Category":"Deploy","Provider":"Cloud…; Stages[1].BeforeEntry: (nothing) -> {"Conditions":[{"Result":"FAIL","Rules":[{"Name":"Window"}]}]}; Stages[1].OnFailure: (nothing) -> {"Result":"ROLLBACK"}; Stages[2].Name: Prod -> ApproveProd; Stages[2].Actions: [{"Name":"Deploy","ActionTypeId":{"Category":"Deploy","Provider":"Cloud… -> [{"Name":"Approve","ActionTypeId":{"Category":"Approval","Provider":"Ma…; and 2 more',
  ],
  'approval-unannounced': ['Pipeline Stages[1].Actions[0].Configuration.NotificationArn: topic -> (nothing)'],
  'stage-condition-removed': [
    'Pipeline Stages[2].BeforeEntry: {"Conditions":[{"Result":"FAIL","Rules":[{"Name":"Window"}]}]} -> (nothing)',
    'Pipeline Stages[2].OnFailure: {"Result":"ROLLBACK"} -> (nothing)',
  ],
  'stage-condition-passes': ['Pipeline Stages[2].BeforeEntry.Conditions[0].Result: FAIL -> SKIP'],
  'gate-action-removed': [
    'Pipeline Stages[2].Actions[1]: {"Name":"Smoke","ActionTypeId":{"Category":"Build","Provider":"CodeBuil… -> (nothing)',
  ],
  'gate-before-deployment': ['Pipeline Stages[2].Actions[1].RunOrder: 2 -> 1'],
  'pipeline-runs-in-parallel': ['Pipeline ExecutionMode: QUEUED -> PARALLEL'],
  'pipeline-without-conditions': ['Pipeline PipelineType: V2 -> V1'],
  'source-other-branch': ['Pipeline Stages[0].Actions[0].Configuration.BranchName: main -> experiments'],
  'build-privileged': ['Build Environment.PrivilegedMode: false -> true'],
  'build-log-off': [
    'Build LogsConfig: {"CloudWatchLogs":{"Status":"ENABLED"}} -> (nothing)',
    'Build LogsConfig.CloudWatchLogs.Status: ENABLED -> DISABLED',
  ],
  'build-artifacts-unencrypted': ['Build Artifacts.EncryptionDisabled: (nothing) -> true'],
};
