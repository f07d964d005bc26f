import { readFileSync } from 'node:fs';
import { asTheLibraryDoes } from '../../../src/policy/rules/rule-engine';
import { installedDirectory } from '../../../src/policy/rules/validator';
import { synthesisedAssembly } from '../../synthesised';

// The library's own plugin is not called: what it decides is repeated here, and held against its text.

const validation = installedDirectory('aws-cdk-lib', 'core', 'lib', 'validation');

test('the rules left out are those that the library leaves out', () => {
  const text = readFileSync(`${validation}/cloudformation-validate-plugin.js`, 'utf8');
  const ignored = /IGNORE_RULES=new Set\((\[[^\]]*\])\)/.exec(text)?.[1] ?? '[]';
  expect(asTheLibraryDoes.exclude.ids).toEqual(JSON.parse(ignored));
  expect(text).toContain('services:[{ruleId:"W3697",service:"AWS::AutoScaling"}]');
});

test('the rules that the library adds are on resources that no stack has', () => {
  const { rules } = JSON.parse(readFileSync(`${validation}/rules/index.generated.json`, 'utf8')) as { rules: { types: string[] | null }[] };
  const added = rules.flatMap(({ types }) => types ?? ['any']);
  expect(added).not.toEqual([]);
  const here = synthesisedAssembly().stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type));
  expect(added.filter((type) => type === 'any' || here.includes(type))).toEqual([]);
});
