import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { stateMachineLogs } from '../state-machine-logs';
import { type StepFunctions, stateMachineDefinition } from './state-machine-definition';

export interface StepMachineProps {
  readonly environment: Environment;
  readonly functions: StepFunctions;
  readonly logKey: IKey;
  /** Encrypts the states, and admits the delivery of the log. */
  readonly stateKey: IKey;
}

/** Carries a run from step to step. Its log names the steps and nothing of the states. */
export class StepMachine extends Construct {
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, { environment, functions, logKey, stateKey }: StepMachineProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: logKey,
      retention: environment.retention.logDays,
      removalPolicy: environment.protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    this.stateMachineArn = new CfnStateMachine(this, 'Resource', {
      roleArn: this.role(functions, stateKey).roleArn,
      stateMachineType: 'STANDARD',
      definition: stateMachineDefinition(functions),
      encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: stateKey.keyArn, kmsDataKeyReusePeriodSeconds: 300 },
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logGroup.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    }).attrArn;
  }

  private role({ database, cloud }: StepFunctions, { keyArn }: IKey): Role {
    const { account } = Stack.of(this);
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [database, cloud] }),
        new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keyArn] }),
        stateMachineLogs(),
      ],
    });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } }),
      managedPolicies: [policy],
    });
  }
}
