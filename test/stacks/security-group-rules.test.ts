import type { Template } from '../../src/assembly/template';
import { synthesisedAssembly } from '../synthesised';

/** Every rule of every security group in this repository's own assembly, wherever it is written, with the stack that writes it. */
const rules = synthesisedAssembly().stacks.flatMap(({ name, template }) => rulesOf(template).map((rule) => ({ ...rule, stack: name })));

interface Rule {
  readonly id: string;
  readonly description: unknown;
}

function rulesOf({ Resources }: Template): Rule[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => {
    if (/^AWS::EC2::SecurityGroup(In|E)gress$/.test(Type)) return [{ id, description: Properties.Description }];
    if (Type !== 'AWS::EC2::SecurityGroup') return [];
    const inline = [Properties.SecurityGroupIngress ?? [], Properties.SecurityGroupEgress ?? []].flat();
    return inline.map((rule) => ({
      id,
      description: typeof rule === 'object' && rule !== null ? Reflect.get(rule, 'Description') : undefined,
    }));
  });
}

test('every security-group rule says what it is for', () => {
  expect(rules.length).toBeGreaterThan(20);
  expect(rules.filter(({ description }) => typeof description !== 'string' || description === '')).toEqual([]);
});

test('none is described by the library, which repeats peer and port', () => {
  expect(rules.filter(({ description }) => /^(from|to|Allow from) .*:/i.test(String(description)))).toEqual([]);
});
