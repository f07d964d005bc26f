import type { Resource } from '../../../../src/assembly/template';

const key = { 'Fn::GetAtt': ['Key', 'Arn'] };
const action = (name: string, category: string, provider: string, configuration: Record<string, string>, runOrder = 1) => ({
  Name: name,
  ActionTypeId: { Category: category, Provider: provider },
  Configuration: configuration,
  RunOrder: runOrder,
});

export const workloads: { readonly [id: string]: Resource } = {
  Cluster: {
    Type: 'AWS::ECS::Cluster',
    Properties: {
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }],
      Configuration: {
        ExecuteCommandConfiguration: { KmsKeyId: key, LogConfiguration: { CloudWatchEncryptionEnabled: true }, Logging: 'OVERRIDE' },
      },
    },
  },
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: {
      CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
      DeploymentConfiguration: {
        Alarms: { AlarmNames: ['errors'], Enable: true, Rollback: true },
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
      EnableExecuteCommand: false,
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
    },
  },
  Task: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      ContainerDefinitions: [
        {
          Name: 'Service',
          Environment: [{ Name: 'PORT', Value: '8443' }],
          Image: '111111111111.dkr.ecr.us-east-1.amazonaws.com/eshop@sha256:00',
          LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
          LogConfiguration: { LogDriver: 'awslogs' },
          ReadonlyRootFilesystem: true,
        },
      ],
      NetworkMode: 'awsvpc',
      Volumes: [{ Name: 'tmp' }, { Name: 'shared', EFSVolumeConfiguration: { TransitEncryption: 'ENABLED' } }],
    },
  },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: { KmsKeyArn: key, Runtime: 'nodejs22.x', VpcConfig: { SubnetIds: ['subnet-1'] } },
  },
  Permission: { Type: 'AWS::Lambda::Permission', Properties: { Principal: 'events.amazonaws.com' } },
  Url: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'AWS_IAM' } },
  StateMachine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: key }, LoggingConfiguration: { Level: 'ALL' } },
  },
  Policy: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject'],
            Resource: 'arn:aws:s3:::ours/*',
            Condition: { Bool: { 'aws:ViaAWSService': 'true' } },
          },
          { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::ours/sealed/*' },
        ],
      },
    },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'ecs-tasks.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
          },
        ],
      },
      PermissionsBoundary: { Ref: 'Policy' },
      Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'ours' } } }],
    },
  },
  Build: {
    Type: 'AWS::CodeBuild::Project',
    Properties: {
      Artifacts: { Type: 'CODEPIPELINE' },
      EncryptionKey: key,
      Environment: { PrivilegedMode: false },
      LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } },
    },
  },
  Pipeline: {
    Type: 'AWS::CodePipeline::Pipeline',
    Properties: {
      ArtifactStores: [{ Region: 'us-east-1', ArtifactStore: { EncryptionKey: { Id: key, Type: 'KMS' } } }],
      ExecutionMode: 'QUEUED',
      PipelineType: 'V2',
      Stages: [
        { Name: 'Source', Actions: [action('Source', 'Source', 'CodeStarSourceConnection', { BranchName: 'main' })] },
        { Name: 'ApproveProd', Actions: [action('Approve', 'Approval', 'Manual', { NotificationArn: 'topic' })] },
        {
          Name: 'Prod',
          Actions: [action('Deploy', 'Deploy', 'CloudFormation', {}), action('Smoke', 'Build', 'CodeBuild', {}, 2)],
          BeforeEntry: { Conditions: [{ Result: 'FAIL', Rules: [{ Name: 'Window' }] }] },
          OnFailure: { Result: 'ROLLBACK' },
        },
      ],
    },
  },
};
