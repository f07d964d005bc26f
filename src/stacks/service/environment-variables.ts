import type { Environment } from '../../schema/environment';
import type { Service } from '../../schema/service';
import { databaseNames } from '../migration/database-names';
import type { DatabaseEndpoint } from './database-access';

export interface EnvironmentVariablesInput {
  readonly environment: Environment;
  readonly service: Service;
  readonly database: DatabaseEndpoint;
  /** Services call one another below this, such as `https://internal.example.com:8443`. */
  readonly callerUrl: string;
}

/** What a container is told: addresses and names, never a secret. The contract is in this folder's README.md. */
export function environmentVariables({ environment, service, database, callerUrl }: EnvironmentVariablesInput): Record<string, string> {
  const variables: Record<string, string> = { PORT: String(service.port), AWS_REGION: environment.region };
  if (service.database !== 'none') {
    Object.assign(variables, databaseVariables(environment, service, database, databaseNames(service.name).user));
  }
  for (const callee of environment.services.filter(({ callers }) => callers.includes(service.name))) {
    variables[`${callee.name.toUpperCase().replaceAll('-', '_')}_URL`] = `${callerUrl}${basePath(callee)}`;
  }
  return variables;
}

/** Where the service's own database is. @param user as whom to sign in */
export function databaseVariables(
  environment: Environment,
  service: Service,
  { endpointAddress, port }: Pick<DatabaseEndpoint, 'endpointAddress' | 'port'>,
  user: string,
): Record<string, string> {
  return {
    DATABASE_ENGINE: environment.database.engine,
    DATABASE_HOST: endpointAddress,
    DATABASE_PORT: String(port),
    DATABASE_NAME: databaseNames(service.name).database,
    DATABASE_USER: user,
  };
}

/** Where most of a service lies: the shortest of its paths without the wildcard, so that routes with rules of their own stay below it. */
function basePath({ routes }: Service): string {
  const [shortest = '/*'] = routes.map(({ path }) => path).sort((a, b) => a.length - b.length);
  return shortest.replace(/\/\*$/, '');
}
