import type { ResourceDifference } from '../../src/assembly/change/change';
import type { DiffReport } from '../../src/cli/diff';
import { markdownOf } from '../../src/cli/diff-markdown';

const counts = { added: 0, changed: 1, replaced: 0, mayBeReplaced: 0, deleted: 0, retained: 0 };

function resource(path: string, after: string): ResourceDifference {
  return {
    logicalId: 'Topic',
    type: 'AWS::SNS::Topic',
    path,
    stateful: false,
    kind: 'changed',
    policy: undefined,
    successor: undefined,
    properties: [{ path: 'DisplayName', before: 'a', after, impact: 'update', follows: [] }],
    ruling: undefined,
  } as ResourceDifference;
}

function report(resources: readonly ResourceDifference[], name = 'prod'): DiffReport {
  const stack = { name: 'Prod-database', kind: 'changed', resources, exports: { added: [], removed: [], changed: [] } };
  return {
    base: { name: 'b'.repeat(40), reason: 'where this branch left main' },
    head: { commit: 'c'.repeat(40), digest: 'd'.repeat(64) },
    refused: [],
    notJudged: [],
    environments: [{ name, protectsData: true, stacks: [stack], counts, idleDeclarations: [] }],
  } as unknown as DiffReport;
}

/** What is left outside of code blocks: what GitHub renders. */
const rendered = (markdown: string) => markdown.replace(/^(`{3,})text\n.*?\n\1$/gms, '').replace(/`[^`\n]*`/g, '');

test('has a row an environment, and its resources folded below', () => {
  const markdown = markdownOf(report([resource('database/Topic', 'b')]));
  expect(markdown).toMatch(/^### What it changes\n\nNo protected data is replaced or deleted/);
  expect(markdown).toContain('| `prod` | 1 changed | `~1` |  |');
  expect(markdown).toMatch(/<details><summary>prod<\/summary>\n\n```text\n.*DisplayName: a -> b\n```\n\n<\/details>/s);
});

test.each([
  ['a mention', 'hello @everybody'],
  ['a reference', 'closes #12'],
  ['a tag', '<img src=x>'],
  ['the end of a fold', '</details>'],
  ['a fence', '```'],
  ['a longer fence', '`````'],
])('%s out of a template is not rendered', (_, text) => {
  const markdown = markdownOf(report([resource(`database/${text}`, text)]));
  expect(markdown).toContain(text);
  expect(
    rendered(markdown)
      .replaceAll('</details>\n\n<details>', '')
      .match(/@every|#12|<img/),
  ).toBeNull();
  expect(rendered(markdown).match(/<\/details>/g)).toHaveLength(2);
});

test('an environment’s name cannot leave its cell or its summary', () => {
  const markdown = markdownOf(report([], 'a|b</summary>@c'));
  expect(rendered(markdown)).not.toMatch(/@c|b<\/summary>/);
});

test.each([3_000, 20_000, 60_000])('a change that is too long is cut at %d characters, its blocks closed, and says so', (limit) => {
  const resources = Array.from({ length: 2_000 }, (_, index) => resource(`database/Topic${index}`, '`'.repeat(5)));
  const markdown = markdownOf(report(resources), limit);
  expect(markdown.length).toBeLessThanOrEqual(limit);
  expect(markdown.length).toBeGreaterThan(limit - 400);
  expect(markdown).toMatch(/\n`{6}\n\n<\/details>\n\nCut at 60,000 characters/);
});
