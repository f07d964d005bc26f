import type { Load, PipelineLoad } from '../../src/schema/load';
import type { Resources } from './small-assembly';

/** A small template, the month that it sees, and its bill as a person would compute it from the price pages. */
export interface Case {
  readonly resources: Resources;
  readonly load?: Partial<Load>;
  readonly pipeline?: Partial<PipelineLoad>;
  readonly usd: number;
}
