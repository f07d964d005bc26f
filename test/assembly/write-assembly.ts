import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Template, ValueMap } from '../../src/assembly/template';
import type { Manifest } from '../../src/schema/manifest';

/** What a test says of an assembly; the rest is as the CDK writes it. */
export interface AssemblyContent {
  /** Stacks of the app itself, by artifact id. */
  readonly stacks?: { readonly [id: string]: StackContent };
  /** Stacks of each stage, by stage name and the stack's name below it. */
  readonly stages?: { readonly [stage: string]: { readonly [stack: string]: StackContent } };
  readonly manifest?: Manifest;
  /** @default '55.0.0' */
  readonly version?: string;
}

export interface StackContent {
  readonly template: Template;
  /** @default 'aws://111111111111/eu-west-1' */
  readonly environment?: string;
  /** Names of stacks of the same stage. */
  readonly after?: readonly string[];
  /** File assets, by id, with their content. */
  readonly assets?: { readonly [id: string]: string };
  readonly terminationProtection?: boolean;
}

const made: string[] = [];

/** A directory of its own, removed by `removeAssemblies`. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'carepath-'));
  made.push(directory);
  return directory;
}

export function removeAssemblies(): void {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
}

/** Writes a small cloud assembly in the shape of aws-cdk-lib 2.276 and returns its directory. */
export function writeAssembly(content: AssemblyContent, directory = temporaryDirectory()): string {
  const { stacks = {}, stages = {}, manifest, version = '55.0.0' } = content;
  const nested = Object.entries(stages).map(([stage, stageStacks]) => {
    const directoryName = `assembly-${stage}`;
    const artifacts = stackArtifacts(directory, directoryName, stageStacks, stage);
    writeJson(join(directory, directoryName, 'manifest.json'), { version, artifacts });
    return [directoryName, { type: 'cdk:cloud-assembly', properties: { directoryName, displayName: stage } }];
  });
  const artifacts = { ...Object.fromEntries(nested), ...stackArtifacts(directory, '.', stacks) };
  writeJson(join(directory, 'manifest.json'), {
    version,
    artifacts: { ...artifacts, Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } } },
  });
  writeJson(join(directory, 'tree.json'), { version: 'tree-0.1', path: directory });
  if (manifest) writeJson(join(directory, 'carepath.json'), manifest);
  return directory;
}

function stackArtifacts(root: string, folder: string, stacks: { readonly [name: string]: StackContent }, stage?: string): ValueMap {
  const idOf = (name: string) => (stage ? `${stage}${name}` : name);
  const entries = Object.entries(stacks).map(([name, stack]) => {
    const id = idOf(name);
    const files = Object.entries(stack.assets ?? {}).map(([asset, text]) => {
      writeText(join(root, `asset.${asset}`), text);
      return [asset, { source: { path: folder === '.' ? `asset.${asset}` : `../asset.${asset}`, packaging: 'file' }, destinations: {} }];
    });
    const own = [`template-of-${id}`, { source: { path: `${id}.template.json`, packaging: 'file' }, destinations: {} }];
    writeJson(join(root, folder, `${id}.template.json`), stack.template);
    writeJson(join(root, folder, `${id}.assets.json`), { version: '55.0.0', files: Object.fromEntries([own, ...files]), dockerImages: {} });
    const artifact = {
      type: 'aws:cloudformation:stack',
      environment: stack.environment ?? 'aws://111111111111/eu-west-1',
      properties: {
        templateFile: `${id}.template.json`,
        terminationProtection: stack.terminationProtection ?? false,
        ...(stage ? { stackName: `${stage}-${name}` } : {}),
      },
      dependencies: [...(stack.after ?? []).map(idOf), `${id}.assets`],
      displayName: stage ? `${stage}/${name}` : name,
    };
    return [
      [id, artifact],
      [`${id}.assets`, { type: 'cdk:asset-manifest', properties: { file: `${id}.assets.json` } }],
    ];
  });
  return Object.fromEntries(entries.flat());
}

export function writeJson(file: string, value: unknown): void {
  writeText(file, JSON.stringify(value, undefined, 1));
}

export function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
