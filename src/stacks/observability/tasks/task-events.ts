import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnRule, type EventPattern } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnResourcePolicy, FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Retention } from '../../../schema/environment';
import { taskMetrics } from './task-metrics';
import { taskPatterns } from './task-patterns';

export interface TaskEventsProps {
  readonly clusterName: string;
  readonly encryptionKey: IKey;
  readonly retention: Retention;
  /** Whether the events outlive the stack. */
  readonly retain: boolean;
}

/**
 * Counts tasks that start and tasks that fail, without a function: rules pick the events, a log group keeps them, metric filters count
 * them. EventBridge delivers an event at least once, so that a rare one may be counted twice; the dashboard's table counts tasks instead
 * of events, and is exact.
 *
 * The rules and the policy are made by hand: the library would write the policy by a custom resource with a function.
 */
export class TaskEvents extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { clusterName, encryptionKey, retention, retain }: TaskEventsProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.logGroup = new LogGroup(this, 'Log', {
      encryptionKey,
      retention: retention.logDays,
      removalPolicy: retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });

    const patterns = taskPatterns(stack.formatArn({ service: 'ecs', resource: 'cluster', resourceName: clusterName }));
    const rules = [
      this.rule('Started', patterns.started, 'Tasks of services that start'),
      this.rule('Failed', patterns.failed, 'Tasks of services that fail'),
    ];
    this.admit(rules);
    this.count();
  }

  private rule(name: string, eventPattern: EventPattern, description: string): CfnRule {
    const { detailType, ...pattern } = eventPattern;
    return new CfnRule(this, name, {
      description,
      eventPattern: { ...pattern, 'detail-type': detailType },
      targets: [{ id: 'Log', arn: this.logArn() }],
    });
  }

  /** An account has ten such policies a Region. A target that is a log group takes no role: this is what lets the rules in. */
  private admit(rules: readonly CfnRule[]): void {
    const principals = ['events.amazonaws.com', 'delivery.logs.amazonaws.com'].map((service) => new ServicePrincipal(service));
    const resources = [`${this.logArn()}:*`];
    const document = new PolicyDocument({
      statements: [
        // EventBridge names no rule when it makes a stream.
        new PolicyStatement({ principals, actions: ['logs:CreateLogStream'], resources }),
        new PolicyStatement({
          principals,
          actions: ['logs:PutLogEvents'],
          resources,
          conditions: { ArnEquals: { 'aws:SourceArn': rules.map(({ attrArn }) => attrArn) } },
        }),
      ],
    });
    new CfnResourcePolicy(this, 'Policy', {
      policyName: Stack.of(this).stackName,
      policyDocument: Stack.of(this).toJsonString(document),
    });
  }

  private count(): void {
    const { namespace, failed, failedOfService, started } = taskMetrics;
    const stopped = '$.detail.lastStatus = "STOPPED"';
    const filter = (name: string, pattern: string, dimensions?: Record<string, string>) =>
      new MetricFilter(this, `${name}Filter`, {
        logGroup: this.logGroup,
        filterName: name, // Unique in its log group, which has a generated name.
        filterPattern: FilterPattern.literal(`{ ${pattern} }`),
        metricNamespace: namespace,
        metricName: name,
        metricValue: '1',
        // CloudWatch takes no default with dimensions.
        ...(dimensions ? { dimensions } : { defaultValue: 0 }),
      });
    filter(failed, stopped);
    filter(failedOfService, stopped, { Service: '$.detail.group' });
    // A task that could not start never runs: counted here too, so that failures are a share of attempts.
    filter(started, '($.detail.lastStatus = "RUNNING") || ($.detail.stopCode = "TaskFailedToStart")');
  }

  /** Without the star that the library's attribute ends in: EventBridge takes the group itself. */
  private logArn(): string {
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: this.logGroup.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
