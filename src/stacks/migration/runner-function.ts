import { ArnFormat, type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Effect, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, type Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';

export interface RunnerFunctionProps {
  readonly environment: Environment;
  readonly description: string;
  readonly code: Code;
  readonly timeout: Duration;
  readonly variables: Readonly<Record<string, string>>;
  readonly permissions: readonly PolicyStatement[];
  readonly logKey: IKey;
  /** @default - in no VPC */
  readonly network?: { readonly vpc: IVpc; readonly securityGroup: ISecurityGroup };
}

/** A function of the runner, with its own role and encrypted log. */
export class RunnerFunction extends Construct {
  readonly functionArn: string;

  constructor(scope: Construct, id: string, props: RunnerFunctionProps) {
    super(scope, id);
    const { environment, description, code, timeout, variables, permissions, logKey, network } = props;
    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: logKey,
      retention: environment.retention.logDays,
      removalPolicy: environment.protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
        ...permissions,
        ...(network ? networkStatements(this) : []),
      ],
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), managedPolicies: [policy] });
    this.functionArn = new LambdaFunction(this, 'Function', {
      description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code,
      environment: { ...variables },
      memorySize: 256,
      timeout,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      role: role.withoutPolicyUpdates(),
      ...(network && { vpc: network.vpc, vpcSubnets: { subnetGroupName: 'private' }, securityGroups: [network.securityGroup] }),
    }).functionArn;
  }
}

/**
 * Lambda makes the function's network interfaces by the function's own role. The code in it may not: whatever it does says which function
 * it comes from, and what Lambda itself does says nothing of the kind.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
function networkStatements(scope: Construct): PolicyStatement[] {
  const stack = Stack.of(scope);
  const actions = [
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ];
  const own = stack.formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName: `${stack.stackName}-*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return [
    new PolicyStatement({ actions, resources: ['*'] }),
    new PolicyStatement({ effect: Effect.DENY, actions, resources: ['*'], conditions: { ArnLike: { 'lambda:SourceFunctionArn': own } } }),
  ];
}
