import type { Connection } from './aws/connection';
import { underRole } from './aws/gate-role';
import type { GateContext } from './gate';
import { gateRoleArn } from './gate-role-arn';

/** How a gate reaches an environment's account, in a Region. Tests put a server of their own there. */
export type ConnectToEnvironment = (context: GateContext, region: string) => Connection;

/** Under the gates' role of that account. */
export const connectToEnvironment: ConnectToEnvironment = ({ home, environment, manifest, pipeline }, region) =>
  underRole(home, gateRoleArn(manifest, environment), region, pipeline?.executionId ?? 'laptop');
