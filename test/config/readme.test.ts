import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Configuration } from '../../src/schema/configuration';
import { encryptionControlMonthlyUsd, endpointsMonthlyUsd, natMonthlyUsd } from '../../src/schema/network-prices';
import { type CompleteConfiguration, configurationSchema } from '../../src/schema/schema';

/** Names of all fields, at every depth. */
function fieldsOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([name, field]) => [name, ...fieldsOf(field)]);
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element);
  if (schema instanceof z.ZodRecord) return fieldsOf(schema.valueType);
  return schema instanceof z.ZodOptional ? fieldsOf(schema.unwrap()) : [];
}

test.each([...new Set(Object.values(configurationSchema.shape).flatMap(fieldsOf))])(
  'the README of the configuration explains %s',
  (field) => {
    const readme = readFileSync(join(__dirname, '../../src/config/README.md'), 'utf8');
    expect(readme).toMatch(new RegExp(`\`[^\`]*\\b${field}\\b[^\`]*\``));
  },
);

type FieldPaths<T> = T extends readonly (infer Element)[]
  ? FieldPaths<Element>
  : T extends object
    ? { [Key in keyof T & string]-?: Key | `${Key}.${FieldPaths<NonNullable<T[Key]>>}` }[keyof T & string]
    : never;
type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false;

test('the types that a team writes and the schema that checks them know the same fields', () => {
  // Fails in the type check, not here: `true` is refused where the two differ.
  const same: Same<FieldPaths<Configuration>, FieldPaths<CompleteConfiguration>> = true;
  expect(same).toBe(true);
});

test('the README of the configuration gives the prices of the network as they are known', () => {
  const readme = readFileSync(join(__dirname, '../../src/config/README.md'), 'utf8');
  expect(readme).toContain(`${endpointsMonthlyUsd(1, 1).toFixed(2)} US dollars a month and zone`);
  expect(readme).toContain(`${encryptionControlMonthlyUsd.toFixed(2)} US dollars a month; eight Regions`);
  expect(readme).toContain(`both ${natMonthlyUsd('single', 3).toFixed(2)} US dollars a month for each gateway`);
});
