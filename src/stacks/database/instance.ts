import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { InstanceType, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  CaCertificate,
  CfnDBInstance,
  DatabaseInsightsMode,
  DatabaseInstance,
  EngineLifecycleSupport,
  PerformanceInsightRetention,
  StorageType,
} from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import type { Restore } from '../../schema/database';
import type { Environment } from '../../schema/environment';
import { offersPerformanceInsights } from '../../schema/performance-insights';
import type { InstanceEndpoint } from './instance-endpoint';
import { createInstanceLogs } from './instance-logs';
import { restoreFrom } from './restore';
import { companionPolicy, type SharedParts } from './shared-parts';

/** The one database in each instance. */
const databaseName = 'carepath';

export interface InstanceProps {
  readonly environment: Environment;
  readonly identifier: string;
  readonly shared: SharedParts;
  /** Where its data comes from. @default - it begins empty */
  readonly restore?: Restore;
}

export interface CreatedInstance extends InstanceEndpoint {
  readonly instance: DatabaseInstance;
}

/**
 * An instance, with what is its alone: log groups, and a security group that admits nobody. Whoever may enter adds an
 * `AWS::EC2::SecurityGroupIngress` in a stack of its own. The master user is nobody's: services sign in with IAM.
 *
 * @param scope the names of its constructs begin here, and no deeper: those of the first instance stand at the top of its stack for ever
 */
export function createInstance(scope: Construct, { environment, identifier, shared, restore }: InstanceProps): CreatedInstance {
  const { protectData, retention } = environment;
  const { vpc, engine, encryptionKey } = shared;
  const { storageGiB } = restore ?? environment.database;
  const removalPolicy = companionPolicy(protectData);
  const securityGroup = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: 'Database: entered from the services that are granted it',
    allowAllOutbound: false,
  });
  securityGroup.applyRemovalPolicy(removalPolicy);
  const logGroups = createInstanceLogs(scope, { identifier, engine, encryptionKey, retentionDays: retention.logDays, removalPolicy });

  const instance = new DatabaseInstance(scope, 'Instance', {
    ...whereItLies(shared, securityGroup),
    ...howItIsKept(environment),
    allocatedStorage: storageGiB,
    ...howItIsWatched(environment, shared),
    engine: engine.instanceEngine,
    instanceIdentifier: identifier,
    instanceType: new InstanceType(environment.database.instanceType),
    databaseName,
    port: engine.port,
    multiAz: environment.database.multiAz,
    parameterGroup: shared.parameterGroup,
    optionGroup: shared.optionGroup,
    // The password lives in Secrets Manager, under the key below; RDS rotates it every seven days without a function of ours.
    manageMasterUserPassword: true,
    credentials: { username: 'dbadmin', encryptionKey },
    iamAuthentication: true,
    storageEncryptionKey: encryptionKey,
  });
  instance.node.addDependency(...logGroups);

  const resource = resourceOf(instance);
  if (restore) restoreFrom(resource, restore);
  return {
    instance,
    endpointAddress: instance.dbInstanceEndpointAddress,
    port: engine.port,
    databaseName,
    resourceId: resource.attrDbiResourceId,
    securityGroupId: securityGroup.securityGroupId,
    instanceIdentifier: instance.instanceIdentifier,
    storageGiB,
    masterSecretArn: resource.attrMasterUserSecretSecretArn,
    encryptionKeyArn: encryptionKey.keyArn,
  };
}

function whereItLies({ vpc, subnetGroup }: SharedParts, securityGroup: SecurityGroup) {
  return {
    vpc,
    subnetGroup,
    securityGroups: [securityGroup],
    publiclyAccessible: false,
    caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
  };
}

function howItIsKept({ database, protectData }: Environment) {
  return {
    storageType: StorageType.GP3,
    maxAllocatedStorage: database.maxStorageGiB,
    backupRetention: Duration.days(database.backupRetentionDays),
    preferredBackupWindow: database.backupWindow,
    preferredMaintenanceWindow: database.maintenanceWindow,
    autoMinorVersionUpgrade: true,
    engineLifecycleSupport: EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED,
    deleteAutomatedBackups: !protectData,
    deletionProtection: protectData,
    removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.SNAPSHOT,
  };
}

function howItIsWatched({ database }: Environment, { engine, encryptionKey, monitoringRole }: SharedParts) {
  const advanced = database.insights === 'advanced';
  return {
    cloudwatchLogsExports: [...engine.logs],
    monitoringInterval: Duration.minutes(1),
    monitoringRole,
    databaseInsightsMode: advanced ? DatabaseInsightsMode.ADVANCED : DatabaseInsightsMode.STANDARD,
    ...(offersPerformanceInsights(database) && {
      enablePerformanceInsights: true,
      // 465 days, which the advanced mode demands.
      performanceInsightRetention: advanced ? PerformanceInsightRetention.MONTHS_15 : PerformanceInsightRetention.DEFAULT,
      performanceInsightEncryptionKey: encryptionKey,
    }),
  };
}

function resourceOf({ node }: DatabaseInstance): CfnDBInstance {
  const { defaultChild } = node;
  if (defaultChild instanceof CfnDBInstance) return defaultChild;
  throw new Error(`${node.path} is made of no AWS::RDS::DBInstance`);
}
