import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { InstanceType, type IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CaCertificate,
  type CfnDBInstance,
  DatabaseInsightsMode,
  DatabaseInstance,
  EngineLifecycleSupport,
  OptionGroup,
  ParameterGroup,
  PerformanceInsightRetention,
  StorageType,
  SubnetGroup,
} from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import type { Database } from '../../schema/database';
import type { Environment } from '../../schema/environment';
import { EncryptionKey } from '../encryption-key';
import { EnvironmentStack } from '../environment-stack';
import { Backups } from './backups';
import { type Engine, engineOf, offersPerformanceInsights } from './engine';
import { generatedName } from './generated-name';
import { MonitoringRole } from './monitoring-role';

export interface DatabaseStackProps {
  /** With a subnet group `isolated`. */
  readonly vpc: IVpc;
}

/**
 * The environment's database: in subnets without a way out, closed until a service's own stack lets that service in, and with a master
 * password that RDS makes, keeps and rotates. Services do not use it: they sign in with IAM.
 */
export class DatabaseStack extends EnvironmentStack {
  /** Admits nobody: a service adds its own `AWS::EC2::SecurityGroupIngress`, from its own group, in its own stack. */
  readonly securityGroupId: string;
  readonly endpointAddress: string;
  readonly port: number;
  /** What `rds-db:connect` names, such as `db-ABCDEFGHIJKL01234`. */
  readonly resourceId: string;
  readonly databaseName: string = 'carepath';
  readonly instanceIdentifier: string;
  readonly engine: Database['engine'];

  private readonly encryptionKey: EncryptionKey;

  constructor(scope: Construct, environment: Environment, { vpc }: DatabaseStackProps) {
    super(scope, 'database', { environment, description: 'RDS instance, its key, parameters, logs and backups' });
    const { database, protectData } = environment;
    const engine = engineOf(database);
    // Also of the engine, since a change of engine is a new instance beside the old one.
    const identifier = generatedName(`${environment.name}-${database.engine}`);

    this.encryptionKey = new EncryptionKey(this, 'Key', { description: 'Database, its backups and logs', retain: true });
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Database: entered from the services that are granted it',
      allowAllOutbound: false,
    });
    securityGroup.applyRemovalPolicy(this.companionPolicy);
    const logGroups = this.createLogGroups(identifier, engine);
    const instance = this.createInstance(identifier, engine, vpc, securityGroup);
    instance.node.addDependency(...logGroups);
    new Backups(this, 'Backups', {
      instance,
      encryptionKey: this.encryptionKey,
      prefix: `${environment.name}-database`,
      lock: protectData,
    });

    this.securityGroupId = securityGroup.securityGroupId;
    this.endpointAddress = instance.dbInstanceEndpointAddress;
    this.port = engine.port;
    this.resourceId = (instance.node.defaultChild as CfnDBInstance).attrDbiResourceId;
    this.instanceIdentifier = instance.instanceIdentifier;
    this.engine = database.engine;
    // Exported whether or not a service reads them: see the network stack.
    for (const value of [this.securityGroupId, this.endpointAddress, this.resourceId, this.instanceIdentifier]) this.exportValue(value);
  }

  private createInstance(instanceIdentifier: string, engine: Engine, vpc: IVpc, securityGroup: SecurityGroup): DatabaseInstance {
    const { database, protectData } = this.settings;
    const { encryptionKey } = this;
    return new DatabaseInstance(this, 'Instance', {
      engine: engine.instanceEngine,
      instanceIdentifier,
      instanceType: new InstanceType(database.instanceType),
      databaseName: this.databaseName,
      port: engine.port,

      vpc,
      subnetGroup: new SubnetGroup(this, 'SubnetGroup', {
        vpc,
        vpcSubnets: { subnetGroupName: 'isolated' },
        description: 'Isolated subnets',
        removalPolicy: this.companionPolicy,
      }),
      securityGroups: [securityGroup],
      publiclyAccessible: false,
      multiAz: database.multiAz,
      caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
      parameterGroup: new ParameterGroup(this, 'Parameters', {
        engine: engine.instanceEngine,
        parameters: { ...engine.parameters },
        removalPolicy: this.companionPolicy,
      }),
      optionGroup: this.createOptionGroup(engine),

      // The password lives in Secrets Manager, under the key below; RDS rotates it every seven days without a function of ours.
      manageMasterUserPassword: true,
      credentials: { username: 'dbadmin', encryptionKey },
      iamAuthentication: true,

      storageEncryptionKey: encryptionKey,
      storageType: StorageType.GP3,
      allocatedStorage: database.storageGiB,
      maxAllocatedStorage: database.maxStorageGiB,

      backupRetention: Duration.days(database.backupRetentionDays),
      preferredBackupWindow: '02:00-03:00',
      preferredMaintenanceWindow: 'Sun:04:00-Sun:05:00',
      autoMinorVersionUpgrade: true,
      engineLifecycleSupport: EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED,
      deleteAutomatedBackups: !protectData,
      deletionProtection: protectData,
      removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.SNAPSHOT,

      cloudwatchLogsExports: [...engine.logs],
      monitoringInterval: Duration.minutes(1),
      monitoringRole: new MonitoringRole(this, 'MonitoringRole'),
      databaseInsightsMode: DatabaseInsightsMode.STANDARD,
      ...(offersPerformanceInsights(database) && {
        enablePerformanceInsights: true,
        performanceInsightRetention: PerformanceInsightRetention.DEFAULT,
        performanceInsightEncryptionKey: encryptionKey,
      }),
    });
  }

  private createOptionGroup({ instanceEngine, options }: Engine): OptionGroup | undefined {
    if (options.length === 0) return undefined;
    const group = new OptionGroup(this, 'Options', { engine: instanceEngine, configurations: options });
    group.applyRemovalPolicy(this.companionPolicy);
    return group;
  }

  /** What an instance uses cannot be deleted before it: where the instance stays, so does this. */
  private get companionPolicy(): RemovalPolicy {
    return this.settings.protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
  }

  /**
   * RDS makes the log groups of an instance when it has something to write, unencrypted and for ever, and CloudFormation cannot take over
   * what exists. RDS uses groups that it finds: so they are made first, which needs the instance's identifier beforehand.
   *
   * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/190
   */
  private createLogGroups(identifier: string, { logs }: Engine): LogGroup[] {
    const prefix = `/aws/rds/instance/${identifier}/`;
    this.encryptionKey.allowLogGroups(prefix);
    return logs.map(
      (log) =>
        new LogGroup(this, `Log-${log}`, {
          logGroupName: `${prefix}${log}`,
          encryptionKey: this.encryptionKey,
          retention: this.settings.retention.logDays,
          removalPolicy: this.companionPolicy,
        }),
    );
  }
}
