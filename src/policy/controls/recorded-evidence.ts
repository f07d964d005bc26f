import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { readJson } from '../../assembly/read-json';
import type { RuleResult, RuleResults } from '../../schema/rule-results';
import type { Evidence } from './controls-of';
import { ownRuleId, pathOf, type TemplateFinding, templateEvidence } from './template-evidence';

/** The files beside `manifest.json` in which the build writes what rules on constructs, and on templates, said. */
export const ruleResultsFile = 'rule-results.json';
export const checkReportFile = 'check.json';

const rule = { id: z.string(), title: z.string(), controls: z.array(z.string()).min(1) };
const ruleResultsSchema: z.ZodType<RuleResults> = z.object({
  schemaVersion: z.literal(1),
  rules: z.array(z.object({ ...rule, passing: z.array(z.string()), failing: z.array(z.string()) })),
  templateRules: z.array(z.object({ ...rule, resourceTypes: z.array(z.string()) })).optional(),
});
const findingsSchema = z.object({
  schemaVersion: z.literal(1),
  findings: z.array(z.object({ rule: z.string(), stack: z.string(), resource: z.string() })),
});

/** Of an assembly of another app, or one that was written with `CDK_VALIDATION=false`: nothing found is then no sign of order. */
export const templatesNotJudged =
  'Rules on templates: the build did not ask them, and nothing says what they would find. `carepath check` asks.';

const synthesise = 'Write a new one with `npm run synth`.';

/**
 * What rules said at the build, of the templates that are still as the build has written them: of one that somebody has edited since, it says
 * nothing.
 * @throws UnreadableAssembly for a file of another shape or version
 */
export function recordedEvidence(assembly: Assembly): Evidence {
  if (!existsSync(join(assembly.directory, ruleResultsFile))) {
    return {
      rules: [],
      notCounted: [`Rules on constructs: the assembly has no ${ruleResultsFile}, which says what they found.`, templatesNotJudged],
    };
  }
  const { rules, templateRules } = readJson(join(assembly.directory, ruleResultsFile), ruleResultsSchema, synthesise);
  const edited = editedStacks(assembly);
  const stacks = assembly.stacks.filter((stack) => !edited.includes(stack));
  return {
    rules: [
      ...constructEvidence(rules, stacks),
      ...(templateRules?.length ? templateEvidence({ stacks }, templateRules, findingsOf(assembly)) : []),
    ],
    notCounted: [
      ...edited.map(({ name }) => `Rules on constructs in ${name}: its template was edited after they had looked at it.`),
      ...(templateRules ? [] : [templatesNotJudged]),
    ],
  };
}

function constructEvidence(rules: readonly RuleResult[], stacks: readonly StackArtifact[]): Evidence['rules'] {
  const known = new Set(stacks.flatMap(pathsOf));
  return rules.map((rule) => ({
    ...rule,
    on: 'constructs',
    passing: rule.passing.filter((path) => known.has(path)),
    failing: rule.failing.filter((path) => known.has(path)),
  }));
}

function pathsOf(stack: StackArtifact): string[] {
  return Object.entries(stack.template.Resources).map(([logicalId, resource]) => pathOf(stack, logicalId, resource));
}

/** Of the repository's own rules, by their ids in the register. */
function findingsOf({ directory }: Assembly): TemplateFinding[] {
  const { findings } = readJson(join(directory, checkReportFile), findingsSchema, synthesise);
  return findings.map((finding) => ({ ...finding, rule: ownRuleId(finding.rule) }));
}

/** Those whose templates are no longer what the build has written: the CDK publishes a template under the SHA-256 of its bytes. */
export function editedStacks({ directory, stacks }: Assembly): StackArtifact[] {
  return stacks.filter(({ templatePath, assets }) => {
    const ids = Object.values(assets.manifests).flatMap(({ files = {} }) =>
      Object.entries(files).flatMap(([id, { source }]) => (source.path === basename(templatePath) ? [id] : [])),
    );
    const [id] = ids.filter((one) => /^[0-9a-f]{64}$/.test(one));
    return (
      id !== undefined &&
      createHash('sha256')
        .update(readFileSync(join(directory, templatePath)))
        .digest('hex') !== id
    );
  });
}
