import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { EncryptionKey } from '../encryption-key';
import { EnvironmentStack } from '../environment-stack';
import type { BackupCopiesStack } from './backup-copies-stack';
import { Backups } from './backups';
import { proxyPrefix } from './database-proxy-stack';
import { generatedName } from './generated-name';
import { type CreatedInstance, createInstance } from './instance';
import type { InstanceEndpoint } from './instance-endpoint';
import { logPrefix } from './instance-logs';
import { createSharedParts, type SharedParts } from './shared-parts';

export interface DatabaseStackProps {
  /** With a subnet group `isolated`. */
  readonly vpc: IVpc;
  /** Where backups are copied to. @default - nowhere */
  readonly copies?: BackupCopiesStack;
}

/**
 * The environment's database: in subnets without a way out, closed until another stack lets somebody in, and with a master password that
 * RDS makes, keeps and rotates. Services do not use it: they sign in with IAM.
 *
 * It is one instance, and others beside it for as long as something is restored. One of them serves; all are kept alike.
 */
export class DatabaseStack extends EnvironmentStack {
  /** The instance that holds what services read and write. */
  readonly serving: InstanceEndpoint;

  constructor(scope: Construct, environment: Environment, { vpc, copies }: DatabaseStackProps) {
    super(scope, 'database', { environment, description: 'RDS instance, its key, parameters, logs and backups' });
    const encryptionKey = new EncryptionKey(this, 'Key', { description: 'Database, its backups and logs', retain: true });
    // Of all instances that there have been: one that is retained goes on writing.
    encryptionKey.allowLogGroups(logPrefix(`${environment.name}-`), `/aws/rds/proxy/${proxyPrefix(environment)}-`);
    const shared = createSharedParts(this, environment, { vpc, encryptionKey });

    const instances = this.createInstances(shared);
    for (const instance of instances.values()) this.offer(instance);
    const { serving } = environment.database;
    const instance = instances.get(serving);
    if (!instance) throw new Error(`${serving} is no instance of ${environment.name}`);
    this.serving = instance;
    new Backups(this, 'Backups', {
      instances: new Map([...instances].map(([name, one]) => [name === original ? 'Database' : restoredId(name), one.instance])),
      encryptionKey,
      prefix: `${environment.name}-database`,
      lock: environment.protectData,
      copyTo: copies?.targetFor(this),
    });
  }

  /** By the names that configuration has for them. */
  private createInstances(shared: SharedParts): ReadonlyMap<string, CreatedInstance> {
    const { settings: environment } = this;
    const { database } = environment;
    // Also of the engine, since a change of engine is a new instance beside the old one.
    const prefix = `${environment.name}-${database.engine}`;
    const instances = new Map<string, CreatedInstance>();
    if (database.original === 'kept') {
      instances.set(original, createInstance(this, { environment, identifier: generatedName(prefix), shared }));
    }
    for (const restore of database.restores) {
      const identifier = generatedName(`${prefix}-${restore.name}`);
      const place = new Construct(this, restoredId(restore.name));
      instances.set(restore.name, createInstance(place, { environment, identifier, shared, restore }));
    }
    return instances;
  }

  /** Exports what other stacks may read, whether or not one does: see the network stack. */
  private offer(endpoint: InstanceEndpoint): void {
    const { securityGroupId, endpointAddress, resourceId, instanceIdentifier, masterSecretArn, encryptionKeyArn } = endpoint;
    for (const value of [securityGroupId, endpointAddress, resourceId, instanceIdentifier, masterSecretArn, encryptionKeyArn]) {
      this.exportValue(value);
    }
  }
}

const original = 'original';
const restoredId = (name: string) => `Restored-${name}`;
