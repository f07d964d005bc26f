import type { Edit, Site } from '../../operator';
import { type Item, itemsAt } from '../../read';

export function eachContainer({ properties }: Site, edits: (container: Item) => readonly Edit[]): Edit[] {
  return itemsAt(properties, ['ContainerDefinitions']).flatMap(edits);
}
