import { PermissionsBoundary, Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { boundaryName } from '../schema/account-names';
import type { Environment } from '../schema/environment';
import type { Platform } from '../schema/platform';
import { AuditStack } from './audit/audit-stack';
import { ClusterStack } from './cluster/cluster-stack';
import { tagForCosts } from './cost-tags';
import { BackupCopiesStack } from './database/backup-copies-stack';
import { DatabaseProxyStack } from './database/database-proxy-stack';
import { DatabaseStack } from './database/database-stack';
import { EdgeGlobalStack } from './edge/edge-global-stack';
import { EdgeStack } from './edge/edge-stack';
import { FinopsStack } from './finops/finops-stack';
import { DatabaseUsersStack } from './migration/database-users-stack';
import { MigrationStack } from './migration/migration-stack';
import { NetworkStack } from './network/network-stack';
import { ObservabilityStack } from './observability/observability-stack';
import { ServiceStack } from './service/service-stack';

export interface EnvironmentStageProps {
  readonly platform: Platform;
  readonly environment: Environment;
}

/** The stack set of one environment, in deployment order. Data flow makes the order; where it says nothing, the order is stated. */
export class EnvironmentStage extends Stage {
  /** @param id begins the names of the stacks: `Staging` makes `Staging-network` */
  constructor(scope: Construct, id: string, { platform, environment }: EnvironmentStageProps) {
    super(scope, id, {
      env: { account: environment.account, region: environment.region },
      // CloudFormation may make no role without it: `carepath bootstrap` has written its policies so.
      permissionsBoundary: PermissionsBoundary.fromName(boundaryName(platform.name)),
    });
    tagForCosts(this, platform);

    const network = new NetworkStack(this, environment, { images: { ...platform.pipeline, repositories: `${platform.name}/*` } });
    const { vpc, logKey, natGatewayIds } = network;
    const { accessLogsBucketName } = new AuditStack(this, environment);
    const copies = environment.database.backupCopyRegion === 'none' ? undefined : new BackupCopiesStack(this, environment);
    const database = new DatabaseStack(this, environment, { vpc, copies });
    const cluster = new ClusterStack(this, environment, { vpc, accessLogsBucketName });
    const proxy = new DatabaseProxyStack(this, environment, { vpc, instance: database.serving, topic: cluster.alarmTopics.ticket });

    const users = new DatabaseUsersStack(this, environment, { vpc, logKey, database: database.serving });

    const services = environment.groups.map((group) => {
      const shared = { group, registry: platform.pipeline, vpc, logKey, cluster };
      const migrations = new MigrationStack(this, environment, { ...shared, database: database.serving, users });
      const service = new ServiceStack(this, environment, { ...shared, database: proxy.endpoint ?? database.serving });
      service.addStackDependency(migrations, 'a service starts on tables and users that are there');
      return service;
    });
    if (!proxy.endpoint) {
      for (const service of services) proxy.addStackDependency(service, 'a proxy goes once no service connects to it');
    }

    const global = environment.edge.kind === 'http-api' ? new EdgeGlobalStack(this, environment, logKey) : undefined;
    const edge = new EdgeStack(this, environment, { vpc, logKey, cluster, global, accessLogsBucketName });
    for (const service of services) edge.addStackDependency(service, 'no route is public before its service runs');

    // An alarm reads figures of its own Region alone: elsewhere CloudFront's alarms are in `edge-global`.
    const hasCloudFront = environment.region === global?.region;
    const observability = new ObservabilityStack(this, environment, {
      cluster,
      logKey,
      api: edge.api,
      instanceIdentifier: database.serving.instanceIdentifier,
      storageGiB: database.serving.storageGiB,
      natGatewayIds,
      networkStackName: network.stackName,
      viewer: platform.pipeline.account,
      certificates: {
        Internal: cluster.certificateArn,
        Api: edge.certificateArn,
        ...(global && hasCloudFront && { CloudFront: global.certificateArn }),
      },
      hasCloudFront,
    });
    const { alarmKeyArn } = cluster;
    new FinopsStack(this, environment, { accessLogsBucketName, logKey, alarmKeyArn }).addStackDependency(
      observability,
      'what is deployed is watched first, then counted',
    );
  }
}
