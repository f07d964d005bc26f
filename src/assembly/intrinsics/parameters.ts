import { CannotFollow, Refused } from '../refusal';
import type { Parameter, Template, Value } from '../template';
import { opaque } from './opaque';

/**
 * The values that a template's parameters take. A value that lives in Parameter Store stays opaque; the bootstrap version, which every CDK
 * template reads, is taken to be recent enough.
 */
export function parameterValues(stack: string, template: Template, given: ReadonlyMap<string, string>): Map<string, Value> {
  const declared = template.Parameters ?? {};
  const unknown = [...given.keys()].find((name) => !(name in declared));
  if (unknown)
    throw new Refused('template-invalid', `${stack} is given a parameter ${unknown} that its template does not declare`, 'Remove it.');
  return new Map(Object.entries(declared).map(([name, parameter]) => [name, parameterValue(stack, name, parameter, given.get(name))]));
}

function parameterValue(stack: string, name: string, parameter: Parameter, given: string | undefined): Value {
  const text = given ?? scalar(parameter.Default);
  if (text === undefined) {
    throw new Refused('template-invalid', `${stack}: parameter ${name} has no value`, 'Give it a default, or let the pipeline pass one.');
  }
  const stored = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(parameter.Type);
  if (stored) return stored[1]?.startsWith('List<') ? [opaque(`ssm ${text}`)] : opaque(`ssm ${text}`);
  if (parameter.Type === 'Number') return Number(text);
  if (parameter.Type === 'CommaDelimitedList' || parameter.Type.startsWith('List<')) return text === '' ? [] : text.split(',');
  if (parameter.Type === 'String' || parameter.Type === 'AWS::SSM::Parameter::Name' || parameter.Type.startsWith('AWS::EC2::')) return text;
  throw new CannotFollow(`the type ${parameter.Type} of parameter ${name} of ${stack} is not modelled`);
}

function scalar(value: Value | undefined): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}
