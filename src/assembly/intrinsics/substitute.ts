import { isList, isMap } from '../equal';
import { CannotFollow } from '../refusal';
import type { Value, ValueMap } from '../template';
import { evaluateValue } from './evaluate';
import { functions } from './functions';
import type { Scope } from './scope';

/** `Fn::Sub` in both forms. `${!Literal}` stands for `${Literal}`. */
export function substitute(argument: Value, scope: Scope): Value {
  const { text, variables } = parse(argument, scope);
  return text.replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const given = variables[name];
    const value = given === undefined ? refer(name, scope) : evaluateValue(given, scope);
    if (typeof value === 'object') throw new CannotFollow(`Fn::Sub of ${scope.stack} puts a list or map into ${whole}`);
    return String(value);
  });
}

function parse(argument: Value, scope: Scope): { text: string; variables: ValueMap } {
  const [text, variables] = isList(argument) ? argument : [argument, {}];
  if (typeof text !== 'string' || !isMap(variables)) throw new CannotFollow(`Fn::Sub of ${scope.stack} with ${JSON.stringify(argument)}`);
  return { text, variables };
}

function refer(name: string, scope: Scope): Value {
  const call = name.includes('.') && !name.startsWith('AWS::') ? 'Fn::GetAtt' : 'Ref';
  const value = functions[call]?.(name.trim(), scope);
  if (value === undefined || typeof value === 'symbol') throw new CannotFollow(`\${${name}} in Fn::Sub of ${scope.stack}`);
  return value;
}
