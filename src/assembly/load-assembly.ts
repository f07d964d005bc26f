import { existsSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { z } from 'zod';
import type { Manifest } from '../schema/manifest';
import type { Assembly, AssetManifest, StackArtifact, StackAssets } from './assembly';
import { UnreadableAssembly } from './bad-input';
import { manifestFile, manifestSchema } from './manifest';
import { readJson } from './read-json';
import { templateSchema } from './template';

/** Major version of the cloud assembly schema that aws-cdk-lib 2.276 writes. A later one may mean what is not understood here. */
export const newestSchemaMajor = 55;

const synthesise = 'Write a new one with `npm run synth`, or name another with `--assembly`.';

const artifactSchema = z.object({
  type: z.string(),
  environment: z.string().optional(),
  displayName: z.string().optional(),
  dependencies: z.array(z.string()).default([]),
  properties: z
    .looseObject({
      templateFile: z.string().optional(),
      stackName: z.string().optional(),
      terminationProtection: z.boolean().optional(),
      directoryName: z.string().optional(),
      displayName: z.string().optional(),
      file: z.string().optional(),
    })
    .default({}),
});
type Artifact = z.infer<typeof artifactSchema>;

const cloudAssemblySchema = z.object({
  version: z.string().regex(/^\d+\./, 'must start with the schema\'s version, such as "55.0.0"'),
  artifacts: z.record(z.string(), artifactSchema).default({}),
});

const assetSchema = z.looseObject({ source: z.looseObject({ path: z.string().optional(), directory: z.string().optional() }) });
const assetManifestSchema: z.ZodType<AssetManifest> = z.looseObject({
  version: z.string(),
  files: z.record(z.string(), assetSchema).optional(),
  dockerImages: z.record(z.string(), assetSchema).optional(),
});

/**
 * Reads a cloud assembly, nested assemblies (the stages of CDK Pipelines) included.
 * @throws UnreadableAssembly in a sentence that names the file, the reason and the remedy
 */
export function loadAssembly(directory: string): Assembly {
  const root = resolve(directory);
  if (!existsSync(join(root, 'manifest.json'))) throw new UnreadableAssembly(directory, 'there is no cloud assembly here', synthesise);
  const stacks = readStacks(root, '.', undefined);
  refuseDuplicates(directory, stacks);
  return { directory: root, stacks, manifest: existsSync(join(root, manifestFile)) ? loadManifest(root) : undefined };
}

/**
 * Reads `carepath.json` alone, for a gate that needs none of the templates.
 * @throws UnreadableAssembly when it is not there or not of a version that is known here
 */
export function loadManifest(directory: string): Manifest {
  return readJson(join(directory, manifestFile), manifestSchema, synthesise);
}

function readStacks(root: string, folder: string, stage: string | undefined): StackArtifact[] {
  const file = join(root, folder, 'manifest.json');
  const { version, artifacts } = readJson(file, cloudAssemblySchema, synthesise);
  if (Number.parseInt(version, 10) > newestSchemaMajor) {
    throw new UnreadableAssembly(
      file,
      `has schema version ${version}; versions up to ${newestSchemaMajor} are understood here`,
      'Update carepath, or synthesise with the aws-cdk-lib that its package-lock.json names.',
    );
  }
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    const { directoryName } = artifact.properties;
    if (artifact.type === 'cdk:cloud-assembly' && directoryName) {
      return readStacks(root, nestedFolder(root, folder, directoryName), stageName(id, artifact));
    }
    return artifact.type === 'aws:cloudformation:stack' ? [readStack(root, folder, id, artifact, artifacts, stage)] : [];
  });
}

/** A manifest that leads back to itself would be read for ever. */
function nestedFolder(root: string, folder: string, directoryName: string): string {
  const nested = posix.join(folder, directoryName);
  if (/^\.\.|^$/.test(posix.relative(folder, nested))) {
    throw new UnreadableAssembly(join(root, folder, 'manifest.json'), `nests ${directoryName}, which is not below it`, synthesise);
  }
  return nested;
}

/** A stage may live below the pipeline's stack, as in `carepath-pipeline/Dev`: its name is the last part. */
function stageName(id: string, { properties }: Artifact): string {
  return properties.displayName?.split('/').at(-1) ?? id.replace(/^assembly-/, '');
}

function readStack(
  root: string,
  folder: string,
  id: string,
  artifact: Artifact,
  siblings: Record<string, Artifact>,
  stage: string | undefined,
): StackArtifact {
  const { templateFile, stackName, terminationProtection } = artifact.properties;
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(artifact.environment ?? '') ?? [];
  if (!templateFile || !account || !region) {
    throw new UnreadableAssembly(join(root, folder, 'manifest.json'), `stack ${id} has no template or no environment`, synthesise);
  }
  const templatePath = posix.join(folder, templateFile);
  return {
    id,
    name: stackName ?? id,
    path: artifact.displayName ?? id,
    account,
    region,
    stage,
    templatePath,
    template: readJson(join(root, templatePath), templateSchema, synthesise),
    dependencies: artifact.dependencies.filter((dependency) => siblings[dependency]?.type === 'aws:cloudformation:stack'),
    terminationProtection: terminationProtection ?? false,
    assets: readAssets(root, folder, artifact.dependencies, siblings),
  };
}

function readAssets(root: string, folder: string, dependencies: readonly string[], siblings: Record<string, Artifact>): StackAssets {
  const files = dependencies.flatMap((id) => {
    const dependency = siblings[id];
    return dependency?.type === 'cdk:asset-manifest' && dependency.properties.file ? [posix.join(folder, dependency.properties.file)] : [];
  });
  const manifests = Object.fromEntries(files.map((file) => [file, readJson(join(root, file), assetManifestSchema, synthesise)]));
  const templates = new Set(
    Object.values(siblings).flatMap(({ properties }) => (properties.templateFile ? [posix.join(folder, properties.templateFile)] : [])),
  );
  const sources = Object.values(manifests).flatMap((manifest) =>
    [...Object.values(manifest.files ?? {}), ...Object.values(manifest.dockerImages ?? {})].flatMap(({ source }) => {
      const path = source.path ?? source.directory;
      return path === undefined ? [] : [posix.join(folder, path)];
    }),
  );
  return { manifests, sources: [...new Set(sources)].filter((source) => !templates.has(source)).sort() };
}

/** Stacks are looked up by id; two of one id would hide one of them. */
function refuseDuplicates(directory: string, stacks: readonly StackArtifact[]): void {
  const seen = new Set<string>();
  for (const { id } of stacks) {
    if (seen.has(id))
      throw new UnreadableAssembly(directory, `two stacks have the artifact id ${id}`, 'Give their stages different names.');
    seen.add(id);
  }
}
