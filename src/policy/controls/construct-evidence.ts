import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { readJson } from '../../assembly/read-json';
import type { RuleResults } from '../../schema/rule-results';
import type { RuleEvidence } from './matrix';
import { pathOf } from './template-evidence';

/** The file beside `manifest.json` in which the app writes what rules on constructs said. */
export const ruleResultsFile = 'rule-results.json';

const ruleResultsSchema: z.ZodType<RuleResults> = z.object({
  schemaVersion: z.literal(1),
  rules: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      controls: z.array(z.string()).min(1),
      passing: z.array(z.string()),
      failing: z.array(z.string()),
    }),
  ),
});

/**
 * What rules on constructs said at synthesis, of the resources that are still in the assembly as they were synthesised: it says nothing of a
 * template that somebody has edited since.
 * @throws UnreadableAssembly for a file of another shape or version
 */
export function constructEvidence(assembly: Assembly): { evidence: Omit<RuleEvidence, 'excepted'>[]; notCounted: string[] } {
  const file = join(assembly.directory, ruleResultsFile);
  if (!existsSync(file)) {
    return { evidence: [], notCounted: [`Rules on constructs: the assembly has no ${ruleResultsFile}, which says what they found.`] };
  }
  const { rules } = readJson(file, ruleResultsSchema, 'Write a new one with `npm run synth`.');
  const edited = assembly.stacks.filter((stack) => wasEdited(assembly, stack));
  const known = new Set(assembly.stacks.filter((stack) => !edited.includes(stack)).flatMap(pathsOf));
  return {
    evidence: rules.map((rule) => ({
      ...rule,
      on: 'constructs',
      passing: rule.passing.filter((path) => known.has(path)),
      failing: rule.failing.filter((path) => known.has(path)),
    })),
    notCounted: edited.map(({ name }) => `Rules on constructs in ${name}: its template was edited after they had looked at it.`),
  };
}

function pathsOf(stack: StackArtifact): string[] {
  return Object.entries(stack.template.Resources).map(([logicalId, resource]) => pathOf(stack, logicalId, resource));
}

/** The CDK publishes a template under the SHA-256 of its bytes. */
function wasEdited({ directory }: Assembly, { templatePath, assets }: StackArtifact): boolean {
  const ids = Object.values(assets.manifests).flatMap(({ files = {} }) =>
    Object.entries(files).flatMap(([id, { source }]) => (source.path === basename(templatePath) ? [id] : [])),
  );
  const [id] = ids.filter((one) => /^[0-9a-f]{64}$/.test(one));
  if (id === undefined) return false;
  return (
    createHash('sha256')
      .update(readFileSync(join(directory, templatePath)))
      .digest('hex') !== id
  );
}
