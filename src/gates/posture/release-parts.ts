import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { isList, isMap } from '../../assembly/equal';
import type { Resource, Value } from '../../assembly/template';

/** What of a release the posture of an environment is held against. */
export interface ReleaseParts {
  readonly stacks: readonly { readonly name: string; readonly region: string }[];
  /** Name of the conformance pack that it makes; undefined where the account has its own, or the organisation's. */
  readonly pack: string | undefined;
  /** Whether it makes the account's Security Hub. */
  readonly makesHub: boolean;
  readonly services: readonly ReleaseService[];
}

export interface ReleaseService {
  readonly stack: string;
  readonly logicalId: string;
  readonly containers: readonly { readonly name: string; readonly digest: string }[];
}

export function releasePartsOf(assembly: Pick<Assembly, 'stacks'>, stage: string): ReleaseParts {
  const stacks = assembly.stacks.filter((stack) => stack.stage === stage);
  const all = stacks.flatMap(({ template }) => Object.values(template.Resources));
  const pack = all.find(({ Type }) => Type === 'AWS::Config::ConformancePack')?.Properties?.ConformancePackName;
  return {
    stacks: stacks.map(({ name, region }) => ({ name, region })),
    pack: typeof pack === 'string' ? pack : undefined,
    makesHub: all.some(({ Type }) => Type === 'AWS::SecurityHub::Hub'),
    services: stacks.flatMap(servicesOf),
  };
}

function servicesOf({ name: stack, template }: StackArtifact): ReleaseService[] {
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::ECS::Service')
    .map(([logicalId, { Properties }]) => {
      const definition = Properties?.TaskDefinition;
      const id = isMap(definition) && typeof definition.Ref === 'string' ? definition.Ref : '';
      return { stack, logicalId, containers: containersOf(template.Resources[id]) };
    });
}

function containersOf(definition: Resource | undefined): ReleaseService['containers'] {
  const containers = definition?.Properties?.ContainerDefinitions;
  return (isList(containers) ? containers : [])
    .filter(isMap)
    .map(({ Name = '', Image = '' }) => ({ name: String(Name), digest: digestIn(Image) ?? '' }));
}

/** The digest stands in the last part of whatever joins the registry's address. */
export function digestIn(image: Value): string | undefined {
  return /sha256:[0-9a-f]{64}/.exec(JSON.stringify(image))?.[0];
}
