import type { PropertyChange } from '../compare-properties';
import type { IdleDeclaration, Ruling } from '../data-protection';

/**
 * What a release changes against another, by the templates of both: what `carepath diff --json` prints, secrets masked, and what a review
 * reads. It knows nothing of order and accumulated state, which is the rehearsal's subject.
 */
export interface Change {
  /** The pipeline's own stacks first, then the head's environments in its order, then those that only the base has. */
  readonly environments: readonly EnvironmentChange[];
  /** Resources that could not be judged as they will be: of a type that the specification does not know, or with what cannot be evaluated. */
  readonly notJudged: readonly NotJudged[];
}

export interface EnvironmentChange {
  /** By `carepath.json`, or else the stage; `pipeline` for what belongs to no stage. */
  readonly name: string;
  /** Whether its data is protected, in the base or in the head; undefined where neither assembly says. */
  readonly protectsData: boolean | undefined;
  /** All stacks of either side that are not the same in both, in the order of the head. */
  readonly stacks: readonly StackDifference[];
  readonly counts: ChangeCounts;
  /** Declarations of the head that nothing in the change answers to, and those that have expired. */
  readonly idleDeclarations: readonly IdleDeclaration[];
}

/** How many resources. Those of a stack that left are not counted: nothing happens to them. */
export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly mayBeReplaced: number;
  readonly replaced: number;
  readonly deleted: number;
  readonly retained: number;
}

export interface StackDifference {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** `left`: only the base has it; no pipeline deletes it, so that it still runs, with all that it holds. */
  readonly kind: 'added' | 'changed' | 'left';
  /** What differs, in the order of the head's template, then of the base's. Empty for a stack that left. */
  readonly resources: readonly ResourceDifference[];
  readonly exports: ExportDifferences;
}

/** Names of exports, sorted. */
export interface ExportDifferences {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The same name, another value. */
  readonly changed: readonly string[];
}

export interface ResourceDifference {
  readonly logicalId: string;
  /** CloudFormation's, such as `AWS::RDS::DBInstance`; the old one where another type takes its logical id. */
  readonly type: string;
  /** Of its construct, below the environment, such as `database/Instance/Resource`; stack and logical id where the template does not say. */
  readonly path: string;
  /** Whether it holds data. */
  readonly stateful: boolean;
  /** `retained`: it leaves its stack and stays in the account. `may-be-replaced`: AWS decides by the values, and does not document how. */
  readonly kind: 'added' | 'changed' | 'may-be-replaced' | 'replaced' | 'deleted' | 'retained';
  /** What CloudFormation does with the old one, such as `Snapshot`; undefined where there is none, or it stays in use. */
  readonly policy: string | undefined;
  /** Logical id of another resource of the type that comes into the stack as this one leaves it: empty, in its place. */
  readonly successor: string | undefined;
  /** Attributes beside the properties, such as `DeletionPolicy`, stand among them by their names. */
  readonly properties: readonly PropertyDifference[];
  /** What is thought of it where it is stateful and not merely added or changed; undefined elsewhere. */
  readonly ruling: Ruling | undefined;
}

/** Values are resolved: `⟨Prod-network/Vpc8378EB38⟩` is an id that only AWS knows. */
export interface PropertyDifference extends PropertyChange {
  /** The resources, as `<stack>/<logical id>`, whose replacement alone makes the difference; empty where something else does too. */
  readonly follows: readonly string[];
}

export interface NotJudged {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly reason: string;
}
