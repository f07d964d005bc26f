import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

/**
 * Says when releases are held. It begins open, and without an event; operators close it in the console of Systems Manager, at once and past no
 * pipeline: a freeze that waits for its own promotion is none. CloudFormation leaves their events alone, for this text never changes.
 */
export class ChangeCalendar extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const document = new CfnDocument(this, 'Document', { documentType: 'ChangeCalendar', documentFormat: 'TEXT', content: {} });
    document.addPropertyOverride('Content', openCalendar); // The library takes an object only; the resource takes text as well.

    this.arn = `arn:${document.stack.partition}:ssm:${document.stack.region}:${document.stack.account}:document/${document.ref}`;
  }
}

/** Open except during its events. Source: "Change Calendar" of the Systems Manager user guide, importing events. */
const openCalendar = [
  'BEGIN:VCALENDAR',
  'PRODID:-//AWS//Change Calendar 1.0//EN',
  'VERSION:2.0',
  'X-CALENDAR-TYPE:DEFAULT_OPEN',
  'X-WR-CALDESC:Releases are held during its events',
  'X-CALENDAR-CMEVENTS:DISABLED',
  'END:VCALENDAR',
  '',
].join('\r\n');
