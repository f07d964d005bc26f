import { text } from './field';

/** A name that AWS takes wherever it becomes part of one. */
export const lowerCaseName = (maximum: number, consequence: string) =>
  text(new RegExp(`^(?=.{2,${maximum}}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$`), {
    what: `a name of 2 to ${maximum} lower-case letters, digits and single hyphens that starts with a letter`,
    consequence,
    remedy: "Write one such as 'carepath'.",
  });
