import { Duration } from 'aws-cdk-lib';
import { TokenAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type LogGroupProps } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../../../schema/environment';
import { inlineCode } from '../../inline-code';

export interface TokenCheckProps {
  readonly environment: Environment;
  /** How the API's logs are kept. */
  readonly logs: LogGroupProps;
}

/**
 * Checks of a token what the HTTP API's own authorizer checks, by the same configuration: a REST API has one for Amazon Cognito only.
 *
 * In no VPC: it reads nothing there, and the issuer is on the internet. Without reserved concurrency: the stage's throttle bounds it, a new
 * account has none to give away, and an authorizer that is throttled locks everybody out.
 */
export class TokenCheck extends Construct {
  readonly authorizer: TokenAuthorizer;

  constructor(scope: Construct, id: string, { environment, logs }: TokenCheckProps) {
    super(scope, id);
    const { auth, name } = environment;
    const logGroup = new LogGroup(this, 'Logs', logs);
    const handler = new LambdaFunction(this, 'Function', {
      description: `Checks the tokens of ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: inlineCode('edge/authorizer/handler.ts'),
      environment: { ISSUER: auth.issuer, AUDIENCE: auth.audience.join('\n') },
      memorySize: 256,
      timeout: Duration.seconds(5), // Twice 1.5 s for the issuer, and a cold start.
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      role: this.role(logGroup),
    });
    this.authorizer = new TokenAuthorizer(this, 'Authorizer', {
      handler,
      validationRegex: '^[Bb]earer [-A-Za-z0-9_.]+$', // What is no token costs no call.
      resultsCacheTtl: Duration.minutes(5),
    });
  }

  /** Writes its own log and may do nothing else. */
  private role(logGroup: LogGroup): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addManagedPolicy(
      new ManagedPolicy(this, 'Policy', {
        statements: [new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] })],
      }),
    );
    return role;
  }
}
