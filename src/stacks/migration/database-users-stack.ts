import { Duration } from 'aws-cdk-lib';
import { type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { InstanceEndpoint } from '../database/instance-endpoint';
import { EnvironmentStack } from '../environment-stack';
import { inlineCode } from '../inline-code';
import { DatabaseAccess } from '../service/database-access';
import { RunnerFunction } from './runner-function';
import { runnerStead } from './runner-stead';
import { RunsKey } from './runs-key';

export interface DatabaseUsersStackProps {
  /** With a subnet group `private`. */
  readonly vpc: IVpc;
  readonly logKey: IKey;
  readonly database: InstanceEndpoint;
}

/**
 * The function that makes databases, users and grants and keeps the ledger of migrations. One for the environment, and the only thing in it that
 * may read the master user's password; the `migrate-` stacks call it and have no password themselves.
 */
export class DatabaseUsersStack extends EnvironmentStack {
  readonly functionArn: string;
  /** Of the states of all groups' runs. */
  readonly runsKey: RunsKey;

  constructor(scope: Construct, environment: Environment, { vpc, logKey, database }: DatabaseUsersStackProps) {
    super(scope, 'database-users', { environment, description: 'The function that makes databases, users and grants' });
    const { engine } = environment.database;
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'Database users', allowAllOutbound: false });
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'HTTPS to AWS: the secret');
    new DatabaseAccess(securityGroup, 'Database', { service: 'Users and grants', database, securityGroup });

    this.functionArn = new RunnerFunction(this, 'Users', {
      environment,
      description: `Makes databases, users and grants in ${environment.name}, and keeps the ledger of migrations`,
      code: inlineCode(`migration/runner/${engine}-handler.ts`, runnerStead),
      timeout: Duration.minutes(3), // Twice a minute of waiting for somebody else's lock, and the work.
      variables: {
        HOST: database.endpointAddress,
        PORT: String(database.port),
        MASTER_SECRET: database.masterSecretArn,
        SNAPSHOT_FIRST: String(environment.protectData),
      },
      permissions: this.readSecret(database),
      logKey,
      network: { vpc, securityGroup },
    }).functionArn;
    this.runsKey = new RunsKey(this, 'RunsKey', environment);
    // Exported whether or not a service has a database: see the network stack.
    this.exportValue(this.functionArn);
    this.exportValue(this.runsKey.keyArn);
  }

  private readSecret({ masterSecretArn, encryptionKeyArn }: InstanceEndpoint): PolicyStatement[] {
    return [
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [masterSecretArn] }),
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [encryptionKeyArn],
        conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${this.region}.amazonaws.com` } },
      }),
    ];
  }
}
