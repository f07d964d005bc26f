import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { EncryptionKey } from '../encryption-key';
import { EnvironmentStack } from '../environment-stack';
import { Backups } from './backups';
import { proxyPrefix } from './database-proxy-stack';
import { generatedName } from './generated-name';
import { createInstance } from './instance';
import type { InstanceEndpoint } from './instance-endpoint';
import { logPrefix } from './instance-logs';
import { createSharedParts } from './shared-parts';

export interface DatabaseStackProps {
  /** With a subnet group `isolated`. */
  readonly vpc: IVpc;
}

/**
 * The environment's database: in subnets without a way out, closed until another stack lets somebody in, and with a master password that
 * RDS makes, keeps and rotates. Services do not use it: they sign in with IAM.
 */
export class DatabaseStack extends EnvironmentStack {
  /** The instance that holds what services read and write. */
  readonly serving: InstanceEndpoint;

  constructor(scope: Construct, environment: Environment, { vpc }: DatabaseStackProps) {
    super(scope, 'database', { environment, description: 'RDS instance, its key, parameters, logs and backups' });
    const { database, protectData } = environment;
    // Also of the engine, since a change of engine is a new instance beside the old one.
    const identifier = generatedName(`${environment.name}-${database.engine}`);

    const encryptionKey = new EncryptionKey(this, 'Key', { description: 'Database, its backups and logs', retain: true });
    encryptionKey.allowLogGroups(logPrefix(identifier), `/aws/rds/proxy/${proxyPrefix(environment)}-`);
    const shared = createSharedParts(this, environment, { vpc, encryptionKey });
    const original = createInstance(this, { environment, identifier, shared });
    this.offer(original);
    this.serving = original;
    new Backups(this, 'Backups', {
      instance: original.instance,
      encryptionKey,
      prefix: `${environment.name}-database`,
      lock: protectData,
    });
  }

  /** Exports what other stacks may read, whether or not one does: see the network stack. */
  private offer(endpoint: InstanceEndpoint): void {
    const { securityGroupId, endpointAddress, resourceId, instanceIdentifier, masterSecretArn, encryptionKeyArn } = endpoint;
    for (const value of [securityGroupId, endpointAddress, resourceId, instanceIdentifier, masterSecretArn, encryptionKeyArn]) {
      this.exportValue(value);
    }
  }
}
