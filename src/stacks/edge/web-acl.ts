import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { generatedName } from '../database/generated-name';
import { EncryptionKey } from '../encryption-key';
import { logGroupPrefixes } from './log-group-prefixes';
import { visibility, webAclRules } from './web-acl-rules';

/** Headers whose values never reach a log or a sample. */
const redactedHeaders = ['authorization', 'cookie'];

export interface WebAclProps {
  readonly environment: Environment;
  /** `CLOUDFRONT` for a distribution, in us-east-1 only; `REGIONAL` for the stage of a REST API. */
  readonly scope: 'CLOUDFRONT' | 'REGIONAL';
  /** @default - one of its own: of an environment elsewhere there is no other key in us-east-1 */
  readonly logKey?: IKey;
}

/**
 * The web ACL in front of the environment's API. It blocks, unless the environment is told to count until a day.
 *
 * For a distribution or the stage of a REST API. An HTTP API can have no web ACL at all, though CloudFormation would try.
 */
export class WebAcl extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { environment } = props;
    const acl = new CfnWebACL(this, 'Resource', {
      scope: props.scope,
      description: `Requests to the API of ${environment.name}`,
      defaultAction: { allow: {} },
      rules: webAclRules(environment, props.scope),
      associationConfig: { requestBody: inspection(props) },
      visibilityConfig: visibility('WebAcl'),
      dataProtectionConfig: { dataProtections: protectedFields() },
    });
    this.arn = acl.attrArn;
    this.log(acl, props);
  }

  private log(acl: CfnWebACL, { environment: { name, protectData, retention }, logKey }: WebAclProps): void {
    const stack = Stack.of(this);
    const prefix = `${logGroupPrefixes.webAcl}${name}`;
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: generatedName(prefix),
      encryptionKey:
        logKey ?? new EncryptionKey(this, 'LogKey', { description: 'Web ACL logs', retain: protectData }).allowLogGroups(prefix),
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
      ...(protectData ? {} : { loggingFilter: findingsOnly }),
      // `Name` with a capital: the library does not type this field, and passes it on as it stands.
      redactedFields: redactedHeaders.map((header) => ({ singleHeader: { Name: header } })),
    });
  }
}

/**
 * Where no patients' data is: what a rule refused or counted. The others stand in the access logs of CloudFront and the API; here their headers
 * would make a gigabyte of half a million requests. Keys with a capital: the library passes this property, too, on as it stands.
 */
const findingsOnly = {
  DefaultBehavior: 'DROP',
  Filters: [
    {
      Behavior: 'KEEP',
      Requirement: 'MEETS_ANY',
      Conditions: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT', 'CAPTCHA', 'CHALLENGE'].map((Action) => ({ ActionCondition: { Action } })),
    },
  ],
};

/** Redaction covers the log alone; this covers the sampled requests too, and the query string, into which patients' data gets by mistake. */
function protectedFields(): CfnWebACL.DataProtectProperty[] {
  return [
    { field: { fieldType: 'SINGLE_HEADER', fieldKeys: redactedHeaders }, action: 'SUBSTITUTION' },
    { field: { fieldType: 'QUERY_STRING' }, action: 'SUBSTITUTION' },
  ];
}

/** How much of a body is looked at: the least that the largest request needs, 16 KB as a rule, since each 16 KB more cost as much again. */
function inspection({ environment, scope }: WebAclProps): Record<string, CfnWebACL.RequestBodyAssociatedResourceTypeConfigProperty> {
  const largest = Math.max(...environment.services.flatMap(({ routes }) => routes.map(({ maxBodyKiB }) => maxBodyKiB)), 0);
  const kiB = 16 * Math.max(1, Math.ceil(largest / 16));
  return { [scope === 'CLOUDFRONT' ? 'CLOUDFRONT' : 'API_GATEWAY']: { defaultSizeInspectionLimit: `KB_${kiB}` } };
}
