import type { Changes } from './changes';

export const whoMay: Changes = {
  'policy-any-action': [
    'Policy PolicyDocument.Statement[0].Action: ["s3:GetObject"] -> *',
    'Role Policies[0].PolicyDocument.Statement.Action: sqs:SendMessage -> *',
  ],
  'policy-any-action-of-a-service': [
    'Policy PolicyDocument.Statement[0].Action: ["s3:GetObject"] -> s3:*',
    'Role Policies[0].PolicyDocument.Statement.Action: sqs:SendMessage -> sqs:*',
  ],
  'policy-any-resource': [
    'Policy PolicyDocument.Statement[0].Resource: arn:aws:s3:::ours/* -> *',
    'Role Policies[0].PolicyDocument.Statement.Resource: ours -> *',
  ],
  'policy-all-but-one-action': [
    'Policy PolicyDocument.Statement[0].Action: ["s3:GetObject"] -> (nothing); PolicyDocument.Statement[0].NotAction: (nothing) -> ["iam:DeleteRole"]',
    'Role Policies[0].PolicyDocument.Statement.Action: sqs:SendMessage -> (nothing); Policies[0].PolicyDocument.Statement.NotAction: (nothing) -> ["iam:DeleteRole"]',
  ],
  'policy-all-but-one-resource': [
    'Policy PolicyDocument.Statement[0].Resource: arn:aws:s3:::ours/* -> (nothing); PolicyDocument.Statement[0].NotResource: (nothing) -> ["arn:aws:s3:::nothing-of-ours"]',
    'Role Policies[0].PolicyDocument.Statement.Resource: ours -> (nothing); Policies[0].PolicyDocument.Statement.NotResource: (nothing) -> ["arn:aws:s3:::nothing-of-ours"]',
  ],
  'policy-condition-removed': ['Policy PolicyDocument.Statement[0].Condition: {"Bool":{"aws:ViaAWSService":"true"}} -> (nothing)'],
  'policy-refusal-removed': [
    'Policy PolicyDocument.Statement[1]: {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::ours/sealed/*… -> (nothing)',
  ],
  'policy-passes-any-role': [
    'Policy PolicyDocument.Statement[2]: (nothing) -> {"Effect":"Allow","Action":["iam:PassRole"],"Resource":"*"}',
  ],
  'policy-decrypts-with-any-key': [
    'Policy PolicyDocument.Statement[2]: (nothing) -> {"Effect":"Allow","Action":["kms:Decrypt","kms:ReEncryptFrom"],"Resourc…',
  ],
  'policy-reads-any-secret': [
    'Policy PolicyDocument.Statement[2]: (nothing) -> {"Effect":"Allow","Action":["secretsmanager:GetSecretValue"],"Resource"…',
  ],
  'policy-changes-policies': [
    'Policy PolicyDocument.Statement[2]: (nothing) -> {"Effect":"Allow","Action":["iam:CreatePolicyVersion","iam:AttachRolePo…',
  ],
  'policy-assumes-any-role': [
    'Policy PolicyDocument.Statement[2]: (nothing) -> {"Effect":"Allow","Action":["sts:AssumeRole"],"Resource":"*"}',
  ],
  'role-administrator-access': ['Role ManagedPolicyArns[0]: (nothing) -> arn:aws:iam::aws:policy/AdministratorAccess'],
  'role-power-user-access': ['Role ManagedPolicyArns[0]: (nothing) -> arn:aws:iam::aws:policy/PowerUserAccess'],
  'role-inline-administrator': ['Role Policies[1]: (nothing) -> {"PolicyName":"everything","PolicyDocument":{"Version":"2012-10-17","St…'],
  'permission-boundary-removed': ['Role PermissionsBoundary: {"Ref":"Policy"} -> (nothing)'],
  'role-trusts-everyone': [
    'Role AssumeRolePolicyDocument.Statement[0].Principal.Service: ecs-tasks.amazonaws.com -> (nothing); AssumeRolePolicyDocument.Statement[0].Principal.AWS: (nothing) -> *',
  ],
  'role-trusts-stranger': [
    'Role AssumeRolePolicyDocument.Statement[0].Principal.Service: ecs-tasks.amazonaws.com -> (nothing); AssumeRolePolicyDocument.Statement[0].Principal.AWS: (nothing) -> arn:aws:iam::999999999999:root',
  ],
  'role-trust-condition-removed': [
    'Role AssumeRolePolicyDocument.Statement[0].Condition: {"StringEquals":{"aws:SourceAccount":"111111111111"}} -> (nothing)',
  ],
  'bucket-policy-to-everyone': [
    'BucketPolicy PolicyDocument.Statement[1].Principal: {"Service":"cloudtrail.amazonaws.com"} -> *; PolicyDocument.Statement[1].Condition: {"StringEquals":{"aws:SourceAccount":"111111111111"}} -> (nothing)',
  ],
  'bucket-policy-to-stranger': [
    'BucketPolicy PolicyDocument.Statement[1].Principal.Service: cloudtrail.amazonaws.com -> (nothing); PolicyDocument.Statement[1].Principal.AWS: (nothing) -> arn:aws:iam::999999999999:root',
  ],
  'topic-policy-to-everyone': [
    'TopicPolicy PolicyDocument.Statement[1].Principal: {"Service":"cloudwatch.amazonaws.com"} -> *; PolicyDocument.Statement[1].Condition: {"StringEquals":{"aws:SourceAccount":"111111111111"}} -> (nothing)',
  ],
  'topic-policy-to-stranger': [
    'TopicPolicy PolicyDocument.Statement[1].Principal.Service: cloudwatch.amazonaws.com -> (nothing); PolicyDocument.Statement[1].Principal.AWS: (nothing) -> arn:aws:iam::999999999999:root',
  ],
  'queue-policy-to-everyone': [
    'QueuePolicy PolicyDocument.Statement[1].Principal: {"Service":"sns.amazonaws.com"} -> *; PolicyDocument.Statement[1].Condition: {"StringEquals":{"aws:SourceAccount":"111111111111"}} -> (nothing)',
  ],
  'queue-policy-to-stranger': [
    'QueuePolicy PolicyDocument.Statement[1].Principal.Service: sns.amazonaws.com -> (nothing); PolicyDocument.Statement[1].Principal.AWS: (nothing) -> arn:aws:iam::999999999999:root',
  ],
  'repository-policy-to-everyone': [
    'Repository RepositoryPolicyText.Statement[0].Principal: {"AWS":"arn:aws:iam::222222222222:root"} -> *',
  ],
  'repository-policy-to-stranger': [
    'Repository RepositoryPolicyText.Statement[0].Principal.AWS: arn:aws:iam::222222222222:root -> arn:aws:iam::999999999999:root',
  ],
  'secret-policy-to-everyone': ['SecretPolicy ResourcePolicy.Statement[0].Principal: {"AWS":"111111111111"} -> *'],
  'secret-policy-to-stranger': ['SecretPolicy ResourcePolicy.Statement[0].Principal.AWS: 111111111111 -> arn:aws:iam::999999999999:root'],
  'resource-policy-condition-removed': [
    'Key KeyPolicy.Statement[1].Condition: {"StringEquals":{"aws:SourceAccount":"111111111111"}} -> (nothing)',
    'BucketPolicy PolicyDocument.Statement[1].Condition: {"StringEquals":{"aws:SourceAccount":"111111111111"}} -> (nothing)',
    'TopicPolicy PolicyDocument.Statement[1].Condition: {"StringEquals":{"aws:SourceAccount":"111111111111"}} -> (nothing)',
    'QueuePolicy PolicyDocument.Statement[1].Condition: {"StringEquals":{"aws:SourceAccount":"111111111111"}} -> (nothing)',
  ],
  'function-permission-to-everyone': ['Permission Principal: events.amazonaws.com -> *'],
  'function-url-open': ['Url AuthType: AWS_IAM -> NONE'],
};
