import type { Assembly } from '../../assembly/assembly';
import { isList, isMap } from '../../assembly/equal';
import type { Value } from '../../assembly/template';

/** A container of a task definition whose image is another than before. */
export interface ImageChange {
  /** `<stack>/<container>`. */
  readonly container: string;
  /** Digest, or what the template says instead of one; undefined where there was none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The images that the release brings, takes away or changes. */
export function imageChanges(deployed: Assembly | undefined, head: Assembly): ImageChange[] {
  const before = imagesOf(deployed);
  const after = imagesOf(head);
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((container) => ({ container, before: before.get(container), after: after.get(container) }))
    .filter((change) => change.before !== change.after);
}

function imagesOf(assembly: Assembly | undefined): Map<string, string> {
  return new Map(
    (assembly?.stacks ?? []).flatMap(({ name, template }) =>
      Object.values(template.Resources)
        .filter(({ Type }) => Type === 'AWS::ECS::TaskDefinition')
        .flatMap(({ Properties }) => (isList(Properties?.ContainerDefinitions) ? Properties.ContainerDefinitions : []))
        .flatMap((container) =>
          isMap(container) ? [[`${name}/${String(container.Name)}`, digestIn(container.Image ?? null)] as const] : [],
        ),
    ),
  );
}

/** The digest stands in the last part of whatever joins the registry's address. */
function digestIn(image: Value): string {
  const text = JSON.stringify(image);
  return /sha256:[0-9a-f]{64}/.exec(text)?.[0] ?? text;
}
