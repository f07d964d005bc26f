/** A copy of `root` with another value at `path`; `undefined` takes the field away. */
export function put(root: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(root);
  let parent = copy;
  for (const key of path.slice(0, -1)) parent = childOf(parent, key);
  const last = path.at(-1);
  if (typeof parent !== 'object' || parent === null || last === undefined) throw new Error(`nothing to change at ${path.join('.')}`);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return copy;
}

function childOf(parent: unknown, key: string | number): unknown {
  if (typeof parent !== 'object' || parent === null) throw new Error(`nothing at ${key}`);
  if (!Object.hasOwn(parent, key)) Reflect.set(parent, key, {});
  return Reflect.get(parent, key);
}
