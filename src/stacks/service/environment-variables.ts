import type { Environment } from '../../schema/environment';
import type { Service } from '../../schema/service';
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
    variables.DATABASE_ENGINE = environment.database.engine;
    variables.DATABASE_HOST = database.endpointAddress;
    variables.DATABASE_PORT = String(database.port);
    variables.DATABASE_NAME = database.databaseName;
    variables.DATABASE_USER = service.name;
  }
  for (const callee of environment.services.filter(({ callers }) => callers.includes(service.name))) {
    variables[`${callee.name.toUpperCase().replaceAll('-', '_')}_URL`] = `${callerUrl}${basePath(callee)}`;
  }
  return variables;
}

/** Where most of a service lies: the shortest of its paths without the wildcard, so that routes with rules of their own stay below it. */
function basePath({ routes }: Service): string {
  const [shortest = '/*'] = routes.map(({ path }) => path).sort((a, b) => a.length - b.length);
  return shortest.replace(/\/\*$/, '');
}
