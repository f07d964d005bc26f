import type { ValueMap } from '../../../../assembly/template';
import { type Item, itemsAt, valueAt } from '../../read';

export function stagesOf(properties: ValueMap): Item[] {
  return itemsAt(properties, ['Stages']);
}

export function actionsOf({ path, item }: Item): Item[] {
  return itemsAt(item, ['Actions']).map((action) => ({ ...action, path: [...path, ...action.path] }));
}

export function everyAction(properties: ValueMap): Item[] {
  return stagesOf(properties).flatMap(actionsOf);
}

export function category({ item }: Item): string {
  return String(valueAt(item, ['ActionTypeId', 'Category']));
}

export function isApproval(action: Item): boolean {
  return category(action) === 'Approval';
}
