import type { ParsedTemplate } from './template-text';

/**
 * Start scripts of instances, by logical id. The engine shows rules no text of `Fn::Base64` with a reference in it, so this is handed to them
 * beside the template: the literal parts of the script, with `{}` where something else is put in; of an encoded script, its text.
 */
export function userDataOf({ Resources }: ParsedTemplate): Record<string, string> {
  const scripts = Object.entries(Resources).flatMap(([logicalId, { Type, Properties }]): [string, string][] => {
    const launched = Type === 'AWS::EC2::LaunchTemplate' ? Properties?.LaunchTemplateData : Type === 'AWS::EC2::Instance' ? Properties : {};
    const written = at(launched, 'UserData');
    return written === undefined || written === null ? [] : [[logicalId, scriptOf(written)]];
  });
  return Object.fromEntries(scripts);
}

function scriptOf(written: unknown): string {
  const plain = at(written, 'Fn::Base64');
  return plain === undefined ? Buffer.from(textOf(written), 'base64').toString('utf8') : textOf(plain);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const joined = at(value, 'Fn::Join');
  if (Array.isArray(joined) && Array.isArray(joined[1])) return joined[1].map(textOf).join(String(joined[0]));
  const substituted = at(value, 'Fn::Sub');
  if (substituted !== undefined) return textOf(Array.isArray(substituted) ? substituted[0] : substituted);
  return '{}';
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
}
