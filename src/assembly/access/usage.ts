import type { Found } from '../environment-resources';
import { isList, isMap } from '../equal';
import { identity } from '../resolved-resource';
import type { Value } from '../template';
import type { Survey } from './survey';

/** What a template says under whom something works: tasks by the name of their definition and the role's part, others by their own. */
export function usersOf({ all, names }: Survey, { stack, logicalId, generation, physicalId }: Found): readonly string[] {
  const arn = `⟨${identity(stack, logicalId, generation)}.Arn⟩`;
  const isIt = (text: string) => text === arn || text === physicalId;
  const users = all.filter(({ type, properties }) => !isPolicy(type) && textsIn(properties).some(isIt));
  return users.flatMap((user) => {
    if (user.type !== 'AWS::ECS::TaskDefinition') return [names.of(user)];
    const { TaskRoleArn, ExecutionRoleArn } = user.properties;
    return [
      ...(isIt(String(TaskRoleArn)) ? [`${names.of(user)} (task)`] : []),
      ...(isIt(String(ExecutionRoleArn)) ? [`${names.of(user)} (execution)`] : []),
    ];
  });
}

/** Policies name principals to admit or to bind them: nothing works under them by that. */
function isPolicy(type: string): boolean {
  return /^AWS::IAM::.*Policy$/.test(type) || /Policy$/.test(type) || type === 'AWS::KMS::Key';
}

/** A role that something works under and that no template makes. */
export interface RoleElsewhere {
  readonly name: string;
  readonly users: readonly string[];
  /** AWS writes what it may do. */
  readonly isServiceLinked: boolean;
}

export function rolesElsewhere({ all, names }: Survey): readonly RoleElsewhere[] {
  const made = new Set(all.filter(({ type }) => type === 'AWS::IAM::Role').map(({ physicalId }) => physicalId));
  const found = new Map<string, RoleElsewhere>();
  for (const user of all.filter(({ type }) => !isPolicy(type) && type !== 'AWS::IAM::Role')) {
    for (const text of textsIn(user.properties)) {
      const [, path = ''] = /^arn:[^:]+:iam::[^:]*:role\/(.+)$/.exec(text) ?? [];
      if (path === '' || made.has(path.split('/').at(-1) ?? '')) continue;
      const name = names.describe(text, names.home(user.stack));
      const users = [...new Set([...(found.get(name)?.users ?? []), names.of(user)])];
      found.set(name, { name, users, isServiceLinked: path.startsWith('aws-service-role/') });
    }
  }
  return [...found.values()];
}

/** Every text of a value, policies in it left out. */
function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  if (!isMap(value) || value.Statement !== undefined) return [];
  return Object.values(value).flatMap(textsIn);
}
