import type { Assembly } from '../assembly/assembly';
import { applyBadChange, type BadChange } from '../rehearsal/examples/bad-change';
import { rehearse } from '../rehearsal/rehearse';
import { progressOn } from './progress';
import { explain } from './summary';
import { coloursOf, type Terminal, wrap } from './terminal';

/**
 * Promotes an example on top of the head, as the next commit would be.
 * @returns whether it was stopped, by the finding that it is there to show
 */
export async function showBadChange(example: BadChange, head: Assembly, startAt: Date, terminal: Terminal): Promise<boolean> {
  const colours = coloursOf(terminal.out, terminal);
  const print = (text: string) => terminal.out.write(`${text}\n`);

  print(
    `\n${colours.bold('And now a bad change')}, promoted on top of the release above\n${wrap(`${example.title}. ${example.story}`, '  ')}`,
  );
  const report = await rehearse({
    head: applyBadChange(head, example),
    base: head,
    baseName: 'the release above',
    startAt,
    onProgress: progressOn(terminal),
  });
  print(`\n${explain(report, example.caughtBy, colours)}`);

  const found = report.findings.some(({ severity, rule }) => severity === 'error' && rule === example.caughtBy);
  const caught = report.outcome !== 'promoted' && found;
  const verdict = caught ? colours.green('Caught') : colours.red('NOT CAUGHT');
  print(`${verdict}: the bad change ends "${report.outcome}"`);
  return caught;
}
