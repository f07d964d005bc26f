import type { ControlMatrix } from '../policy/controls/matrix';

/** Rules with the resources on which they fail although nothing excepts that. */
export function openIn({ rules }: ControlMatrix): { readonly id: string; readonly resources: readonly string[] }[] {
  return rules
    .map(({ id, failing, excepted }) => ({ id, resources: failing.filter((path) => !excepted.includes(path)) }))
    .filter(({ resources }) => resources.length > 0);
}
