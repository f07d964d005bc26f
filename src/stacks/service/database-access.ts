import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** What a service needs to know of the database; the database stack offers it. */
export interface DatabaseEndpoint {
  readonly endpointAddress: string;
  readonly port: number;
  readonly databaseName: string;
  /** Of the instance, such as `db-ABCDEFGHIJKL01234`: IAM names its database users by it. */
  readonly resourceId: string;
  readonly securityGroupId: string;
}

export interface DatabaseAccessProps {
  /** Name of the service. */
  readonly service: string;
  readonly database: DatabaseEndpoint;
  readonly securityGroup: SecurityGroup;
}

/**
 * Opens the way from a service to the database, on both sides. Both rules belong to the service's stack, so that the database's does not
 * change with the list of services.
 */
export class DatabaseAccess extends Construct {
  constructor(scope: Construct, id: string, { service, database, securityGroup }: DatabaseAccessProps) {
    super(scope, id);
    const databaseGroup = SecurityGroup.fromSecurityGroupId(this, 'SecurityGroup', database.securityGroupId, { allowAllOutbound: false });
    securityGroup.connections.allowTo(databaseGroup, Port.tcp(database.port), `${service} to the database`);
  }
}

/** Lets a task log in to the database as the user of its service's name, with a token instead of a password. */
export function databaseLogin(scope: Construct, { resourceId }: DatabaseEndpoint, user: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['rds-db:connect'],
    resources: [
      Stack.of(scope).formatArn({
        service: 'rds-db',
        resource: 'dbuser',
        resourceName: `${resourceId}/${user}`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ],
  });
}
