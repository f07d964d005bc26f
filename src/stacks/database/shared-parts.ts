import { RemovalPolicy } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type IOptionGroup, type IParameterGroup, type ISubnetGroup, OptionGroup, ParameterGroup, SubnetGroup } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { type Engine, engineOf } from './engine';
import { MonitoringRole } from './monitoring-role';

/** What all instances of an environment have in common. */
export interface SharedParts {
  readonly vpc: IVpc;
  readonly engine: Engine;
  readonly encryptionKey: IKey;
  readonly subnetGroup: ISubnetGroup;
  /** Forces TLS. */
  readonly parameterGroup: IParameterGroup;
  readonly optionGroup: IOptionGroup | undefined;
  readonly monitoringRole: IRole;
}

export function createSharedParts(
  scope: Construct,
  { database, protectData }: Environment,
  { vpc, encryptionKey }: Pick<SharedParts, 'vpc' | 'encryptionKey'>,
): SharedParts {
  const engine = engineOf(database);
  const removalPolicy = companionPolicy(protectData);
  const parameterGroup = new ParameterGroup(scope, 'Parameters', {
    engine: engine.instanceEngine,
    parameters: { ...engine.parameters },
    removalPolicy,
  });
  const subnetGroup = new SubnetGroup(scope, 'SubnetGroup', {
    vpc,
    vpcSubnets: { subnetGroupName: 'isolated' },
    description: 'Isolated subnets',
    removalPolicy,
  });
  const monitoringRole = new MonitoringRole(scope, 'MonitoringRole');
  return {
    vpc,
    engine,
    encryptionKey,
    subnetGroup,
    parameterGroup,
    monitoringRole,
    optionGroup: createOptionGroup(scope, engine, removalPolicy),
  };
}

/** What an instance uses cannot be deleted before it: where the instance stays, so does this. */
export function companionPolicy(protectData: boolean): RemovalPolicy {
  return protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
}

function createOptionGroup(scope: Construct, { instanceEngine, options }: Engine, removalPolicy: RemovalPolicy): OptionGroup | undefined {
  if (options.length === 0) return undefined;
  const group = new OptionGroup(scope, 'Options', { engine: instanceEngine, configurations: options });
  group.applyRemovalPolicy(removalPolicy);
  return group;
}
