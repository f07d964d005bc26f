/** Output variables of actions, as `<namespace>.<name>`. */
export type Variables = Map<string, string>;

/** A text with the variables that are known filled in; the others stay as they are written, `#{Review.RISK}`. */
export function filledIn(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/#\{([^}]+)\}/g, (whole, name: string) => variables.get(name) ?? whole);
}

export function isOpen(text: string): boolean {
  return /#\{[^}]+\}/.test(text);
}
