import { RemovalPolicy } from 'aws-cdk-lib';
import { type ExecuteCommandConfiguration, ExecuteCommandLogging } from 'aws-cdk-lib/aws-ecs';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { EncryptionKey } from '../encryption-key';
import { holdSessions } from './hold-sessions';

/**
 * What a shell in a task needs: a key under which the session runs, a log of every line of it, and a policy for the tasks.
 *
 * All of it stands in every environment, and only tasks of environments without protected data are given the policy. So the switch is the
 * service's own, and were somebody to turn ECS Exec on by hand, there would be a record.
 */
export class ExecSessions extends Construct {
  /** For the cluster. */
  readonly configuration: ExecuteCommandConfiguration;
  /** Policy of the tasks that may be entered. */
  readonly policyArn: string;

  constructor(scope: Construct, id: string, { retention, protectData }: Environment) {
    super(scope, id);
    const kmsKey = new EncryptionKey(this, 'Key', {
      description: 'Sessions of ECS Exec, and their log',
      retain: protectData,
    }).allowLogGroups();
    const cloudWatchLogGroup = new LogGroup(this, 'Log', {
      encryptionKey: kmsKey,
      retention: retention.logDays,
      removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    this.configuration = {
      kmsKey,
      logging: ExecuteCommandLogging.OVERRIDE,
      logConfiguration: { cloudWatchLogGroup, cloudWatchEncryptionEnabled: true },
    };
    this.policyArn = new ManagedPolicy(this, 'Policy', {
      description: 'What the agent of ECS Exec does in a task',
      statements: execStatements(kmsKey.keyArn, cloudWatchLogGroup.logGroupArn),
    }).managedPolicyArn;
  }
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions */
function execStatements(keyArn: string, logGroupArn: string): PolicyStatement[] {
  return [
    holdSessions(),
    new PolicyStatement({ sid: 'FindLog', actions: ['logs:DescribeLogGroups'], resources: ['*'] }),
    new PolicyStatement({
      sid: 'WriteLog',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [logGroupArn],
    }),
    new PolicyStatement({ sid: 'ReadSession', actions: ['kms:Decrypt'], resources: [keyArn] }),
  ];
}
