import type { Change, PropertyDifference } from '../assembly/change/change';
import { isList, isMap } from '../assembly/equal';
import type { Value } from '../assembly/template';

const hidden = '(not shown)';

/** Names under which templates carry what nobody should read. */
const secretName = /(password|passphrase|secret|secretstring|token|private_?key|api_?key|credentials?)$/i;

/** The change as it may be printed: it ends in logs, and in notes of those who approve it. What differs still differs. */
export function withoutSecrets(change: Change): Change {
  return {
    ...change,
    environments: change.environments.map((environment) => ({
      ...environment,
      stacks: environment.stacks.map((stack) => ({
        ...stack,
        resources: stack.resources.map((resource) => ({ ...resource, properties: resource.properties.map(hide) })),
      })),
    })),
  };
}

function hide(difference: PropertyDifference): PropertyDifference {
  const { path, before, after } = difference;
  const name =
    path
      .split('.')
      .at(-1)
      ?.replace(/\[\d+\]$/, '') ?? path;
  return {
    ...difference,
    before: before === undefined ? before : shown(name, before),
    after: after === undefined ? after : shown(name, after),
  };
}

function shown(name: string, value: Value): Value {
  if (isList(value)) return value.map((item) => shown(name, item));
  if (isMap(value)) {
    // A pair, such as an environment variable, names in one field what stands in another.
    const pair = [value.Name, value.Key].find((label) => typeof label === 'string');
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [key, shown(key === 'Value' && typeof pair === 'string' ? pair : key, child)]),
    );
  }
  return typeof value === 'string' && secretName.test(name) && !isReference(value) ? hidden : value;
}

/** Where a secret is, and not what it is: an ARN, an id, or what CloudFormation resolves when it deploys. */
function isReference(text: string): boolean {
  return text === '' || /^arn:|\{\{resolve:|⟨/.test(text);
}
