/** What an operator makes of the sound template, by its name: for each mutant the resource, and what changes in it. */
export type Changes = { readonly [operator: string]: readonly string[] };
