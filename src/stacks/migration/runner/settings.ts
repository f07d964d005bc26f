/** The function's environment variables. @throws Error where the stack has not set one */
export function settings<Name extends string>(...names: readonly Name[]): { readonly [Key in Name]: string } {
  const entries = names.map((name) => {
    const value = process.env[name];
    if (!value) throw new Error(`the environment variable ${name} is not set`);
    return [name, value];
  });
  return Object.fromEntries(entries);
}
