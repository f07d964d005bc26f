import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipelineOf } from '../../src/assembly/pipeline-of';
import { synthesisedAssembly } from '../synthesised';

const { stack } = pipelineOf(synthesisedAssembly());
const rules = Object.entries(stack.template.Resources)
  .filter(([id, { Type }]) => Type === 'AWS::Events::Rule' && id.startsWith('Events'))
  .map(([, { Properties }]) => JSON.stringify(Properties));

test('approvers hear how each release ends, and how each approval was answered', () => {
  expect(rules).toHaveLength(2);
  expect(rules.join()).toContain('"state":["SUCCEEDED","FAILED","STOPPED","SUPERSEDED"]');
  expect(rules.join()).toContain('"category":["Approval"]');
});

test('they hear names and ids, and nothing else that an event holds', () => {
  const told = rules.flatMap((rule) => [...rule.matchAll(/\$\.detail\.([a-z-]+)/g)].map(([, field]) => field));
  expect([...new Set(told)].sort()).toEqual(['action', 'execution-id', 'pipeline', 'state']);
});

test('the headings that a mail leads to are there', () => {
  const leads = rules.flatMap((rule) => [...rule.matchAll(/src\/pipeline\/README\.md#([a-z-]+)/g)].map(([, anchor]) => anchor));
  const readme = join(__dirname, '../../src/pipeline/README.md');
  const headings = (existsSync(readme) ? readFileSync(readme, 'utf8') : '')
    .match(/^## .*/gm)
    ?.map((line) => line.slice(3).toLowerCase().replaceAll(' ', '-'));
  expect(leads).toHaveLength(2);
  expect(leads.filter((anchor) => !headings?.includes(anchor ?? ''))).toEqual([]);
});
