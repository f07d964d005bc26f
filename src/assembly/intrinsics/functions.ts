import { isList, isMap } from '../equal';
import { CannotFollow, Refused } from '../refusal';
import type { Value } from '../template';
import { cidrBlocks } from './cidr';
import { type Evaluated, evaluate, evaluateValue, noValue } from './evaluate';
import { isOpaque, opaque, splitOutside } from './opaque';
import { pseudoParameter } from './pseudo';
import type { Scope } from './scope';
import { substitute } from './substitute';

type Implementation = (argument: Value, scope: Scope) => Evaluated;

/** The functions that make values, by the key that calls them. */
export const functions: { readonly [name: string]: Implementation | undefined } = {
  Ref: (argument, scope) => reference(asText(argument, 'Ref', scope), scope),
  'Fn::GetAtt': getAttribute,
  'Fn::Join': join,
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': (argument, scope) => scope.importValue(asText(evaluateValue(argument, scope), 'Fn::ImportValue', scope)),
  'Fn::GetStackOutput': getStackOutput,
  'Fn::GetAZs': (argument, scope) => {
    const region = asText(evaluateValue(argument, scope), 'Fn::GetAZs', scope) || scope.region;
    return [...'abcdef'].map((zone) => `${region}${zone}`);
  },
  'Fn::Cidr': (argument, scope) => {
    const [block, count, bits] = asList(evaluateValue(argument, scope), 'Fn::Cidr', scope);
    return cidrBlocks(asText(block, 'Fn::Cidr', scope), Number(count), Number(bits ?? 0));
  },
  'Fn::Base64': (argument, scope) => {
    const text = asText(evaluateValue(argument, scope), 'Fn::Base64', scope);
    return isOpaque(text) ? opaque(`base64 ${text}`) : Buffer.from(text).toString('base64');
  },
  'Fn::Length': (argument, scope) => asList(evaluateValue(argument, scope), 'Fn::Length', scope).length,
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(evaluateValue(argument, scope)),
};

function reference(name: string, scope: Scope): Evaluated {
  if (name === 'AWS::NoValue') return noValue;
  const value = pseudoParameter(name, scope) ?? scope.parameters.get(name) ?? scope.ref(name);
  if (value === undefined) throw unresolved(name, scope);
  return value;
}

function getAttribute(argument: Value, scope: Scope): Value {
  const [logicalId, ...rest] = isList(argument) ? argument : asText(argument, 'Fn::GetAtt', scope).split('.');
  const attribute = rest.map((part) => asText(evaluateValue(part, scope), 'Fn::GetAtt', scope)).join('.');
  return scope.attribute(asText(logicalId, 'Fn::GetAtt', scope), attribute);
}

function join(argument: Value, scope: Scope): Value {
  const [delimiter, list] = asList(argument, 'Fn::Join', scope);
  const separator = asText(delimiter, 'Fn::Join', scope);
  const items = evaluateValue(list ?? [], scope);
  if (isOpaque(items)) return opaque(`join ${separator} ${items}`);
  return asList(items, 'Fn::Join', scope)
    .map((item) => asText(item, 'Fn::Join', scope))
    .join(separator);
}

function split(argument: Value, scope: Scope): Value {
  const [delimiter, text] = asList(argument, 'Fn::Split', scope);
  return splitOutside(asText(evaluateValue(text ?? '', scope), 'Fn::Split', scope), asText(delimiter, 'Fn::Split', scope));
}

function select(argument: Value, scope: Scope): Value {
  const [position, list] = asList(argument, 'Fn::Select', scope);
  const index = Number(evaluateValue(position ?? 0, scope));
  const items = evaluateValue(list ?? [], scope);
  if (isOpaque(items)) return opaque(`${items}[${index}]`);
  const item = asList(items, 'Fn::Select', scope)[index];
  if (item !== undefined) return item;
  // An id that AWS composes may hold the delimiter where its stand-in here does not.
  if (isList(items) && items.some((candidate) => isOpaque(candidate))) return opaque(`${JSON.stringify(items)}[${index}]`);
  throw new Refused(
    'template-invalid',
    `${scope.stack}: Fn::Select asks for item ${index} of ${JSON.stringify(items)}`,
    'Ask for an item that exists.',
  );
}

function findInMap(argument: Value, scope: Scope): Value {
  const [map, first, second, options] = asList(argument, 'Fn::FindInMap', scope);
  const [mapName, top, bottom] = [map, first, second].map((key) => asText(evaluateValue(key ?? '', scope), 'Fn::FindInMap', scope));
  const table = scope.mappings[mapName ?? ''];
  const row = isMap(table) ? table[top ?? ''] : undefined;
  const found = isMap(row) ? row[bottom ?? ''] : undefined;
  if (found !== undefined) return found;
  if (isMap(options) && options.DefaultValue !== undefined) return evaluateValue(options.DefaultValue, scope);
  throw new Refused(
    'template-invalid',
    `${scope.stack}: mapping ${mapName} has no entry ${top}/${bottom}`,
    'Add the entry, or give Fn::FindInMap a default.',
  );
}

function getStackOutput(argument: Value, scope: Scope): Value {
  const evaluated = evaluate(argument, scope);
  if (evaluated === noValue || !isMap(evaluated)) throw new CannotFollow(`Fn::GetStackOutput of ${scope.stack} without a map`);
  const { StackName, OutputName, Region, RoleArn, ...rest } = evaluated;
  const [unknown] = Object.keys(rest);
  if (unknown) throw new CannotFollow(`the key ${unknown} of Fn::GetStackOutput in ${scope.stack} is not modelled`);
  // Without a role it reads the consumer's own account; with one, the role's.
  const account = typeof RoleArn === 'string' ? (/^arn:[^:]+:iam::(\d{12}):/.exec(RoleArn)?.[1] ?? scope.account) : scope.account;
  return scope.stackOutput({
    stack: asText(StackName, 'Fn::GetStackOutput', scope),
    output: asText(OutputName, 'Fn::GetStackOutput', scope),
    region: typeof Region === 'string' ? Region : scope.region,
    account,
  });
}

function unresolved(name: string, scope: Scope): Refused {
  return new Refused(
    'template-invalid',
    `${scope.stack}: nothing in the template is called ${name}, but something refers to it`,
    'Refer to a resource or parameter of the same template.',
    name,
  );
}

function asText(value: Value | undefined, name: string, scope: Scope): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new CannotFollow(`${name} of ${scope.stack} holds ${JSON.stringify(value)} where it needs a text`);
}

function asList(value: Value | undefined, name: string, scope: Scope): readonly Value[] {
  if (isList(value)) return value;
  throw new CannotFollow(`${name} of ${scope.stack} holds ${JSON.stringify(value)} where it needs a list`);
}
