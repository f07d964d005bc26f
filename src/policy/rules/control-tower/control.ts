/** A proactive control of AWS Control Tower: a rule of CloudFormation Guard, and what its file says of it. */
export interface Control {
  /** As AWS's documentation has it: `CT.EC2.PR.1`. Findings bear it. */
  readonly id: string;
  /** What it requires, as a sentence without its full stop. */
  readonly title: string;
  /** How a finding is mended. */
  readonly fix: string;
  /** Types of resources on which it reports. */
  readonly resourceTypes: readonly string[];
  /** The name by which Guard reports it. */
  readonly ruleName: string;
  /** The file's text. */
  readonly guard: string;
}
