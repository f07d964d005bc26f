import type { Reading } from '../../gates/aws/reading';

/** `missing` is a fact, and somebody's work; `unreadable` is none, and no pass; `not checked` says where to look. */
export type RowState = 'ok' | 'missing' | 'unreadable' | 'not checked';

/** One thing that the first promotion needs. */
export interface Row {
  /** 12 digits. */
  readonly account: string;
  /** `pipeline`, or an environment's name. */
  readonly of: string;
  readonly what: string;
  readonly state: RowState;
  /** What is there; or what is missing and what to do, why it could not be read, or where to look. */
  readonly detail: string;
}

export type Finding = Pick<Row, 'state' | 'detail'>;

export const ok = (detail: string): Finding => ({ state: 'ok', detail });
export const missing = (detail: string): Finding => ({ state: 'missing', detail });
export const notChecked = (detail: string): Finding => ({ state: 'not checked', detail });

/** What an answer of AWS comes to. */
export function judge<T>(reading: Reading<T>, absent: Finding, found: (value: T) => Finding): Finding {
  if (reading.state === 'unreadable') return { state: 'unreadable', detail: reading.reason };
  return reading.state === 'absent' ? absent : found(reading.value);
}
