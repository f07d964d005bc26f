import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/platform';
import { generatedName } from '../database/generated-name';
import { EncryptionKey } from '../encryption-key';

/** The web ACL's log destination must start with this. */
const requiredPrefix = 'aws-waf-logs-';

/** Headers whose values never reach a log or a sample. */
const redactedHeaders = ['authorization', 'cookie'];

/**
 * In this order: the cheap refusals first, so that a flood never reaches the dear ones. 1,127 of the 1,500 capacity units that the price
 * of a request includes.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
const managedGroupsBeforeRate = ['AWSManagedRulesAmazonIpReputationList'];
const managedGroupsAfterRate = ['AWSManagedRulesKnownBadInputsRuleSet', 'AWSManagedRulesCommonRuleSet', 'AWSManagedRulesSQLiRuleSet'];

export interface WebAclProps {
  readonly environment: Environment;
  /** `CLOUDFRONT` for a distribution, in us-east-1 only; `REGIONAL` for the stage of a REST API. */
  readonly scope: 'CLOUDFRONT' | 'REGIONAL';
}

/**
 * The web ACL in front of the environment's API. It blocks: a rule that only counts is a decision to be made in a commit.
 *
 * For a distribution or the stage of a REST API. An HTTP API can have no web ACL at all, though CloudFormation would try.
 */
export class WebAcl extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { environment } = props;
    const rules = [
      ...managedGroupsBeforeRate.map(managedRule),
      rateRule(environment.edge.rateLimitPerIp),
      ...managedGroupsAfterRate.map(managedRule),
    ];
    const acl = new CfnWebACL(this, 'Resource', {
      scope: props.scope,
      description: `Requests to the API of ${environment.name}`,
      defaultAction: { allow: {} },
      rules: rules.map((rule, index) => ({ ...rule, priority: 10 * (index + 1) })),
      visibilityConfig: visibility('WebAcl'),
      dataProtectionConfig: { dataProtections: protectedFields() },
    });
    this.arn = acl.attrArn;
    this.log(acl, environment);
  }

  private log(acl: CfnWebACL, { name, protectData, retention }: Environment): void {
    const stack = Stack.of(this);
    const prefix = `${requiredPrefix}${name}`;
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: generatedName(prefix),
      encryptionKey: new EncryptionKey(this, 'LogKey', { description: 'Web ACL logs', retain: protectData }).allowLogGroups(prefix),
      retention: retention.logDays,
      removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        // The group's own ARN attribute ends in `:*`, which this resource does not accept.
        stack.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logGroup.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      // `Name` with a capital: the library does not type this field, and passes it on as it stands.
      redactedFields: redactedHeaders.map((header) => ({ singleHeader: { Name: header } })),
    });
  }
}

type UnrankedRule = Omit<CfnWebACL.RuleProperty, 'priority'>;

function managedRule(name: string): UnrankedRule {
  return {
    name,
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    overrideAction: { none: {} },
    visibilityConfig: visibility(name),
  };
}

function rateRule(limit: number): UnrankedRule {
  return {
    name: 'RateLimitPerIp',
    statement: { rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit } },
    action: { block: { customResponse: { responseCode: 429 } } },
    visibilityConfig: visibility('RateLimitPerIp'),
  };
}

function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}

/** Redaction covers the log alone; this covers the sampled requests too, and the query string, into which patients' data gets by mistake. */
function protectedFields(): CfnWebACL.DataProtectProperty[] {
  return [
    { field: { fieldType: 'SINGLE_HEADER', fieldKeys: redactedHeaders }, action: 'SUBSTITUTION' },
    { field: { fieldType: 'QUERY_STRING' }, action: 'SUBSTITUTION' },
  ];
}
