import { z } from 'zod';
import { BadInput } from '../../assembly/bad-input';

/** A template that the engine cannot judge: no JSON, no template, or past the engine's own limits. Never a pass. */
export class UnreadableTemplate extends BadInput {
  override readonly name = 'UnreadableTemplate';

  constructor(template: string, why: string) {
    super(`${template}: ${why}\n  Synthesise again: npm run -s synth.`);
  }
}

const values = z.record(z.string(), z.unknown());

const templateShape = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: values.optional(), Metadata: values.optional() })),
  Mappings: values.optional(),
});

/** As little of a template as must be there to judge it. */
export type ParsedTemplate = z.infer<typeof templateShape>;

/**
 * @param name for messages: the stack's, or the file's
 * @throws UnreadableTemplate for what is no template
 */
export function parseTemplate(name: string, content: string): ParsedTemplate {
  let template: unknown;
  try {
    template = JSON.parse(content);
  } catch (error) {
    throw new UnreadableTemplate(name, `is not JSON: ${(error as SyntaxError).message}`);
  }
  const { success, data } = templateShape.safeParse(template);
  if (!success)
    throw new UnreadableTemplate(
      name,
      'is no CloudFormation template: it has no resources, or one without a type or with properties that are none',
    );
  return data;
}
