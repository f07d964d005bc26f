/** Who may do what in an environment, by what its templates say. Resources and principals go by names that people know: see `names.ts`. */
export interface Access {
  /** As `carepath.json` names it, or else the stage's name; `pipeline` for the stacks outside of any stage. */
  readonly environment: string;
  /** Sorted by name. */
  readonly services: readonly ServiceAccessRow[];
  /** Roles, users and groups that the templates make, and those outside of them to which a template attaches a policy. */
  readonly principals: readonly Principal[];
  /** Whom keys, buckets, topics and the like admit by policies of their own. */
  readonly resources: readonly ResourcePolicy[];
  /** Policies that are attached to nobody here: they grant nothing yet. */
  readonly unattached: readonly UnattachedPolicy[];
  /** What may grant something and cannot be read here. It is never taken to grant nothing. */
  readonly notJudged: readonly NotJudged[];
}

/** What the tasks of one ECS service may do, of both their roles together. */
export interface ServiceAccessRow {
  readonly service: string;
  /** Names of the services that its tasks reach in the network. */
  readonly calls: readonly string[];
  /** Database users as whom the tasks may log in by IAM. */
  readonly databaseUsers: readonly DatabaseUser[];
  /** Repositories from which images may be pulled. */
  readonly images: readonly string[];
  /** Log groups that may be written to. */
  readonly logs: readonly string[];
  /** Everything else, and everything that is granted by a wildcard. `role` says which of the two has it. */
  readonly beyond: readonly RoleStatement[];
  /** AWS's own policies on either role, which are not expanded. */
  readonly awsManaged: readonly string[];
  /** Null where the task definition names none. */
  readonly taskRole: string | null;
  readonly executionRole: string | null;
  /** What the task definition itself names. */
  readonly ownImages: readonly string[];
  readonly ownLogs: readonly string[];
  readonly ownSecrets: readonly string[];
  /** Whether a shell can be opened in its tasks. */
  readonly exec: boolean;
  /** Where the cluster has shells logged, and the key that they are encrypted by; empty where there are none. */
  readonly shellResources: readonly string[];
}

export interface DatabaseUser {
  /** Such as `database/Instance`; `*` for any. */
  readonly database: string;
  /** May hold wildcards. */
  readonly user: string;
}

export interface RoleStatement extends Statement {
  readonly role: 'task' | 'execution';
}

export interface Principal {
  readonly name: string;
  /** Of the stack that makes it; null where none does. */
  readonly stack: string | null;
  readonly kind: 'role' | 'user' | 'group';
  /** What works under it, such as `eshop (task)` or `audit/Trail`. */
  readonly usedBy: readonly string[];
  /** Who may assume it. */
  readonly trust: readonly Statement[];
  readonly grants: readonly Statement[];
  /** Policies that AWS writes, by name. What they say is AWS's to change, and is not expanded. */
  readonly awsManaged: readonly string[];
  /** Name of the policy that bounds what it may do; null where there is none. */
  readonly boundary: string | null;
  /** What the boundary says, where it is in the assembly. */
  readonly boundaryStatements: readonly Statement[];
}

export interface ResourcePolicy {
  readonly resource: string;
  readonly stack: string;
  /** CloudFormation's type of the resource that has the policy. */
  readonly type: string;
  readonly statements: readonly Statement[];
}

export interface UnattachedPolicy {
  readonly policy: string;
  readonly stack: string;
  readonly statements: readonly Statement[];
}

/** One statement of a policy. Wildcards stand as they are written. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** `all-but`: every action but these (`NotAction`). */
  readonly actionsMean: 'these' | 'all-but';
  /** Empty in a trust policy. */
  readonly resources: readonly Named[];
  readonly resourcesMean: 'these' | 'all-but';
  /** Empty in a policy of a principal: it is about that principal. */
  readonly who: readonly Who[];
  readonly whoMean: 'these' | 'all-but';
  /** Each as `aws:SourceAccount StringEquals 222222222222`; all of them must hold. */
  readonly conditions: readonly string[];
  /** The policy that says it. */
  readonly policy: string;
}

export interface Named {
  readonly name: string;
  /** As the template has it, with stand-ins for what only AWS knows. */
  readonly arn: string;
  /** CloudFormation's type, where a resource of the assembly is meant; null for any other. */
  readonly type: string | null;
}

export interface Who {
  readonly kind: 'service' | 'account' | 'principal' | 'federated' | 'canonical-user' | 'everybody';
  readonly name: string;
  /** As the template has it. */
  readonly id: string;
}

export interface NotJudged {
  readonly where: string;
  readonly reason: string;
}

/** The name under which stacks outside of any stage are listed: the pipeline's own. */
export const pipelineEnvironment = 'pipeline';
