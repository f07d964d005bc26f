import type { Assembly } from '../../src/assembly/assembly';
import type { Resource } from '../../src/assembly/template';
import { type Costing, costOf } from '../../src/cost/cost-of';
import { defaultLoad, defaultPipelineLoad } from '../../src/schema/default-load';
import type { Load, PipelineLoad } from '../../src/schema/load';
import type { ManifestEnvironment } from '../../src/schema/manifest';

export type Resources = Readonly<Record<string, Resource>>;

/** A month in which nothing happens. */
export const idle = Object.fromEntries(Object.keys(defaultLoad).map((field) => [field, 0])) as { readonly [Field in keyof Load]: number };
const idlePipeline = Object.fromEntries(Object.keys(defaultPipelineLoad).map((field) => [field, 0])) as {
  readonly [Field in keyof PipelineLoad]: number;
};

/** An assembly of one stack: `dev`'s, or the pipeline's where a load of that is given. */
export function smallAssembly(
  resources: Resources,
  load: Partial<Load> = {},
  { region = 'us-east-1', pipeline }: { readonly region?: string; readonly pipeline?: Partial<PipelineLoad> } = {},
): Assembly {
  const stage = pipeline ? undefined : 'Dev';
  const environment: ManifestEnvironment = {
    name: 'dev',
    stage: 'Dev',
    account: '222222222222',
    region,
    approval: 'none',
    protectData: false,
    services: [],
    smoke: { url: 'https://api.example.com/status' },
    load: { ...idle, ...load },
  };
  return {
    directory: '/nowhere',
    stacks: [
      {
        id: 'Stack',
        name: 'Dev-stack',
        path: 'Dev/stack',
        account: '222222222222',
        region,
        stage,
        templatePath: 'Stack.template.json',
        template: { Resources: resources },
        dependencies: [],
        terminationProtection: false,
        assets: { manifests: {}, sources: [] },
      },
    ],
    manifest: {
      schemaVersion: 1,
      platform: 'example',
      source: { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false },
      environments: [environment],
      pipeline: { account: '111111111111', load: { ...idlePipeline, ...pipeline } },
      withheldServices: [],
    },
  };
}

/** What one stack costs, whose month is idle but for what is said of it. */
export function priced(...given: Parameters<typeof smallAssembly>): Costing {
  return costOf(smallAssembly(...given));
}
