/** What CloudFormation sends to the function of a custom resource. */
export interface CloudFormationRequest {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  /** Another for each request; the same where Lambda is called again with it. */
  readonly RequestId: string;
  /** Pre-signed: whoever has it may answer. */
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly LogicalResourceId: string;
  /** Absent in the first request. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Readonly<Record<string, unknown>>;
}

/** What decides about a run: where one of these changes, CloudFormation calls. It sends numbers as text. */
export interface MigrationProperties {
  readonly Service: string;
  /** Digest of the image. */
  readonly Image: string;
  /** Empty: the service has no migrations, and only its database and users are made. */
  readonly Command: readonly string[];
  /** ARN of the task definition that runs the command. */
  readonly TaskDefinition?: string;
  /** Snapshot and command together may take as long. */
  readonly TimeoutMinutes: string;
  /** Of the instance, such as `db-ABCDEFGHIJKL01234`: a restored one is another. */
  readonly DatabaseResourceId: string;
  readonly UsersVersion: string;
}

/** @throws Error where a property is not what the stack writes */
export function propertiesOf({ ResourceProperties: given }: CloudFormationRequest): MigrationProperties {
  const text = (name: string): string => {
    const value = given[name];
    if (typeof value !== 'string' || value === '') throw new Error(`the property ${name} is missing`);
    return value;
  };
  const { Command: command = [], TaskDefinition: task } = given;
  if (!Array.isArray(command) || !command.every((word): word is string => typeof word === 'string')) {
    throw new Error('the property Command is not a list of texts');
  }
  return {
    Service: text('Service'),
    Image: text('Image'),
    Command: command,
    ...(typeof task === 'string' && { TaskDefinition: task }),
    TimeoutMinutes: text('TimeoutMinutes'),
    DatabaseResourceId: text('DatabaseResourceId'),
    UsersVersion: text('UsersVersion'),
  };
}
