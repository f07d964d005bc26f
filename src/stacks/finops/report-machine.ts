import { Duration, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { inlineCode } from '../inline-code';
import { stateMachineLogs } from '../state-machine-logs';
import { reportDefinition } from './report/report-definition';
import type { ReportSettings } from './report/settings';

export interface ReportMachineProps {
  readonly settings: ReportSettings;
  /** Where the report goes. */
  readonly topic: ITopic;
  /** Of the topic. */
  readonly encryptionKey: IKey;
  readonly logGroup: ILogGroup;
}

/** Asks Cost Explorer and publishes; see `reportDefinition`. Its states hold sums of money and no more. */
export class ReportMachine extends Construct {
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, props: ReportMachineProps) {
    super(scope, id);
    const functionArn = this.writer(props);
    const { topicArn } = props.topic;
    this.stateMachineArn = new CfnStateMachine(this, 'Resource', {
      roleArn: this.role(functionArn, props).roleArn,
      stateMachineType: 'STANDARD',
      definition: reportDefinition({ functionArn, topicArn }),
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: props.logGroup.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    }).attrArn;
  }

  /** Adds up and writes, and may do nothing but log. */
  private writer({ settings, logGroup }: ReportMachineProps): string {
    const policy = new ManagedPolicy(this, 'WriterPolicy', {
      statements: [new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] })],
    });
    const role = new Role(this, 'WriterRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), managedPolicies: [policy] });
    return new LambdaFunction(this, 'Writer', {
      description: 'Writes the monthly report of spending',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: inlineCode('finops/report/handler.ts'),
      environment: { SETTINGS: JSON.stringify(settings) },
      memorySize: 128,
      timeout: Duration.seconds(10),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      role: role.withoutPolicyUpdates(),
    }).functionArn;
  }

  private role(functionArn: string, { topic, encryptionKey }: ReportMachineProps): Role {
    const { account } = Stack.of(this);
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        // Cost Explorer knows no narrower resource for it; it reads sums.
        new PolicyStatement({ actions: ['ce:GetCostAndUsage'], resources: ['*'] }),
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
        new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }),
        new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [encryptionKey.keyArn] }),
        stateMachineLogs(),
      ],
    });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } }),
      managedPolicies: [policy],
    });
  }
}
