import type { Manifest } from '../schema/manifest';
import type { Template } from './template';

/** A cloud assembly, as CDK Pipelines writes one: everything that a release deploys, read once. */
export interface Assembly {
  /** Absolute path of its root. */
  readonly directory: string;
  /** All stacks, those of nested assemblies included, in the order of the manifests. */
  readonly stacks: readonly StackArtifact[];
  /** What the app wrote beside the templates; undefined in an assembly of another app. */
  readonly manifest: Manifest | undefined;
}

export interface StackArtifact {
  /** Artifact id, unique in the assembly, such as `DevappFC830F41`. */
  readonly id: string;
  /** CloudFormation's name of the stack, such as `Dev-app`. */
  readonly name: string;
  /** Path of its construct, such as `Dev/app`; the artifact id where the assembly does not say. */
  readonly path: string;
  /** 12 digits, or `unknown-account` for a stack that is not bound to an account. */
  readonly account: string;
  /** Or `unknown-region`. */
  readonly region: string;
  /** Name of the CDK stage that it belongs to, such as `Dev`; undefined for a stack of the app itself. */
  readonly stage: string | undefined;
  /** Relative to the root, as a CloudFormation action's `TemplatePath` has it after `::`. */
  readonly templatePath: string;
  readonly template: Template;
  /** Ids of the stacks that must be deployed before it. */
  readonly dependencies: readonly string[];
  readonly terminationProtection: boolean;
  readonly assets: StackAssets;
}

/** What has to be published before the stack can be deployed, its own template among it. */
export interface StackAssets {
  /** Asset manifests as they stand in the assembly, by path relative to the root. */
  readonly manifests: { readonly [path: string]: AssetManifest };
  /** Files and directories, relative to the root, that the manifests publish. Templates of this assembly's stacks are left out. */
  readonly sources: readonly string[];
}

export interface AssetManifest {
  readonly version: string;
  readonly files?: { readonly [id: string]: Asset };
  readonly dockerImages?: { readonly [id: string]: Asset };
}

export interface Asset {
  readonly source: { readonly path?: string; readonly directory?: string };
}
