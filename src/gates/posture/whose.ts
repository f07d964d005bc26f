import type { StackResource } from '../stack-resources';
import type { Fault } from './posture';

/** Types of AWS Config and of Security Hub whose ids are none of CloudFormation's: `AROA...` of a role, `db-...` of an instance, the account. */
const namedOtherwise = /^(AWS::IAM::|AWS::RDS::|AWS::::Account|AwsIam|AwsRds|AwsAccount)/;

const tail = (id: string) => id.split(/[/:]/).at(-1) ?? id;

/** The names by which a fault's resource is found among those of the environment's stacks. */
export function namesOf(resources: readonly StackResource[]): ReadonlySet<string> {
  return new Set(resources.flatMap(({ physicalId }) => (physicalId === '' ? [] : [physicalId, tail(physicalId)])));
}

/**
 * Whether a resource belongs to the environment.
 * @param id physical id, ARN, or AWS Config's own
 * @returns undefined where it is somebody else's, such as what a fresh account had before
 */
export function whoseIs(type: string, id: string, names: ReadonlySet<string>): Fault['whose'] | undefined {
  if (names.has(id) || names.has(tail(id))) return 'own';
  return namedOtherwise.test(type) ? 'unknown' : undefined;
}
