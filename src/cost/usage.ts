import type { EnvironmentResources, Found } from '../assembly/environment-resources';
import type { Load, PipelineLoad } from '../schema/load';

/** The length of every month, in hours: AWS's own calculators take it. */
export const hoursAMonth = 730;

/** Something that AWS meters. */
export interface Usage {
  /** For a reader of the bill, such as `Hours of the gateway`. */
  readonly what: string;
  /** Id of its price. */
  readonly price: string;
  /** A month, in the unit of the price. */
  readonly quantity: number;
}

/** Where a resource stands, and what is asked of it. */
export interface Setting {
  /** Everything of its account, in all stacks. */
  readonly resources: EnvironmentResources;
  readonly load: Load & PipelineLoad;
  /** Of one of its stacks, by name. */
  readonly regionOf: (stack: string) => string;
}

/** What a resource of one type uses in a month. Pure; throws `CannotPrice` where its properties ask for something that is not modelled. */
export type Meter = (resource: Found, setting: Setting) => readonly Usage[];

export type Meters = Readonly<Record<string, Meter>>;

/** The resource costs something that is not known here. It is listed, and never guessed. */
export class CannotPrice extends Error {
  override readonly name = 'CannotPrice';
}

/** Leaves out what is not used at all. */
export function usages(...all: readonly Usage[]): readonly Usage[] {
  return all.filter(({ quantity }) => quantity > 0);
}

export function usage(what: string, price: string, quantity: number): Usage {
  return { what, price, quantity };
}
