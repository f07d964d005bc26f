import { z } from 'zod';
import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { BadInput } from '../../assembly/bad-input';
import { isMap } from '../../assembly/equal';
import type { Template, Value } from '../../assembly/template';
import droppedExport from './dropped-export.json';

const badChangeSchema = z.strictObject({
  title: z.string(),
  /** What was done, and why nothing before the rehearsal notices. */
  story: z.string(),
  /** Stacks are named as they are below their stage; each edit is made in every stage that has both. */
  edits: z.array(z.strictObject({ kind: z.literal('stop-importing'), consumer: z.string(), producer: z.string() })).min(1),
  /** Rule of the finding that has to come of it. */
  caughtBy: z.string(),
});

/** A change that synthesises cleanly and cannot be deployed. Its edits go by what stacks mean to each other: logical ids are hashes. */
export type BadChange = z.infer<typeof badChangeSchema>;
type Edit = BadChange['edits'][number];

/** The example that `npm start` shows. */
export function exampleOfABadChange(): BadChange {
  return badChangeSchema.parse(droppedExport);
}

/**
 * The assembly as it would be after the change; the one that is given stays as it is.
 * @throws BadInput when no stage has what the change is made to
 */
export function applyBadChange(assembly: Assembly, { title, edits }: BadChange): Assembly {
  let { stacks } = assembly;
  for (const edit of edits) {
    const edited = stopImporting(stacks, edit);
    if (edited.size === 0) throw unfit(assembly.directory, title, edit);
    stacks = stacks.map((stack) => ({ ...stack, template: edited.get(stack.id) ?? stack.template }));
  }
  return { ...assembly, stacks };
}

/** The templates that change, by stack id: in the consumer a literal stands where the import was, and the producer's export is gone. */
function stopImporting(stacks: readonly StackArtifact[], { consumer, producer }: Edit): ReadonlyMap<string, Template> {
  const edited = new Map<string, Template>();
  for (const importer of stacks.filter(({ path, stage }) => stage && path.endsWith(`${stage}/${consumer}`))) {
    const siblings = stacks.filter(({ stage }) => stage === importer.stage);
    const exporter = siblings.find(({ path, stage }) => path.endsWith(`${stage}/${producer}`));
    const output = exporter && outputOfOneImporter(exporter.template, importer, siblings);
    if (!output) continue;
    const { [output.id]: _, ...Outputs } = exporter.template.Outputs ?? {};
    edited.set(exporter.id, { ...exporter.template, Outputs });
    edited.set(importer.id, withoutImport(importer.template, output.exportName));
  }
  return edited;
}

/** The CDK drops an export when nobody imports it any more: so it is one that this stack alone imports. */
function outputOfOneImporter(exporter: Template, importer: StackArtifact, siblings: readonly StackArtifact[]) {
  const imports = siblings.map(({ id, template }) => ({ id, text: JSON.stringify(template) }));
  for (const [id, { Export }] of Object.entries(exporter.Outputs ?? {})) {
    const exportName = JSON.stringify(Export?.Name);
    const importers = imports.filter(({ text }) => Export && text.includes(`{"Fn::ImportValue":${exportName}}`));
    if (importers.length === 1 && importers[0]?.id === importer.id) return { id, exportName };
  }
  return undefined;
}

/** @param exportName as JSON */
function withoutImport(template: Template, exportName: string): Template {
  const edit = (_: string, value: Value) =>
    isMap(value) && JSON.stringify(value['Fn::ImportValue']) === exportName ? 'a value of its own' : value;
  return JSON.parse(JSON.stringify(template), edit);
}

function unfit(directory: string, title: string, { consumer, producer }: Edit): BadInput {
  const reason = `in no stage does ${consumer} import what no other stack imports from ${producer}`;
  return new BadInput(`The example "${title}" does not fit ${directory}: ${reason}\n  Rehearse without \`--with-bad-change\`.`);
}
