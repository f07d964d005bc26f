import type { ProgressEvent } from '../rehearsal/report';
import { coloursOf, shorten, type Terminal, wrap } from './terminal';

/** Says on `err`, while the rehearsal runs, how far it is: a line for each stage, and one for each action that did not succeed. */
export function progressOn(terminal: Terminal): (event: ProgressEvent) => void {
  const colours = coloursOf(terminal.err, terminal);
  const line = (text: string) => terminal.err.write(`${text}\n`);
  return (event) => {
    if (event.kind === 'base' || event.kind === 'way-back') line(colours.dim(wrap(event.message)));
    if (event.kind === 'action-finished' && event.action.outcome !== 'succeeded') {
      line(`  ${shorten(`${event.stage}/${event.action.name}`, 60)} ${event.action.outcome}`);
    }
    if (event.kind === 'stage-finished') line(`${shorten(event.stage.name, 20).padEnd(20)} ${event.stage.outcome}`);
  };
}
