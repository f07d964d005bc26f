import { type IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { EnvironmentStack } from '../environment-stack';
import type { DatabaseEndpoint } from '../service/database-access';
import { DatabaseProxy } from './database-proxy';
import { generatedName } from './generated-name';
import type { InstanceEndpoint } from './instance-endpoint';
import { watchProxy } from './proxy-alarm';
import { companionPolicy } from './shared-parts';

export interface DatabaseProxyStackProps {
  readonly vpc: IVpc;
  /** The one that serves. */
  readonly instance: InstanceEndpoint;
  /** Hears of services that wait for a connection. */
  readonly topic: ITopic;
}

/** With which the names of the environment's proxies begin. */
export function proxyPrefix({ name }: Environment): string {
  return `${name}-proxy`;
}

/**
 * RDS Proxy, where configuration asks for it, in a stack of its own: services import what it exports, so it has to come before them and go
 * after them. The stage turns the order round with `database.proxy`, and one release switches it on, and one off.
 *
 * Its security group and its log group stay where it goes. A stack needs something to hold, and a log that data protection retains could not be
 * made a second time.
 */
export class DatabaseProxyStack extends EnvironmentStack {
  /** What services connect to; undefined while there is no proxy. */
  readonly endpoint: DatabaseEndpoint | undefined;

  constructor(scope: Construct, environment: Environment, { vpc, instance, topic }: DatabaseProxyStackProps) {
    super(scope, 'database-proxy', { environment, description: 'RDS Proxy, where the environment has one' });
    const { database, network, protectData, retention } = environment;
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'RDS Proxy: entered from the services that are granted the database',
      allowAllOutbound: false,
    });
    const name = generatedName(`${proxyPrefix(environment)}-${database.engine}-${network.availabilityZones}az`);
    // RDS would make it, unencrypted and for ever: see the instance's own logs.
    new LogGroup(this, 'Log', {
      logGroupName: `/aws/rds/proxy/${name}`,
      encryptionKey: Key.fromKeyArn(this, 'Key', instance.encryptionKeyArn),
      retention: retention.logDays,
      removalPolicy: companionPolicy(protectData),
    });
    this.exportValue(securityGroup.securityGroupId);
    if (!database.proxy) return;

    const users = environment.services.filter((service) => service.database !== 'none').map((service) => service.name);
    const proxy = new DatabaseProxy(this, 'Proxy', { vpc, engine: database.engine, name, securityGroup, instance, users });
    this.endpoint = proxy.endpoint;
    watchProxy(this, proxy.name, topic);
    this.exportValue(proxy.endpoint.endpointAddress);
    this.exportValue(proxy.arn);
  }
}
