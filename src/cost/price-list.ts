import { z } from 'zod';
import worldwide from './prices/global.json';
import usEast1 from './prices/us-east-1.json';

/** What AWS asks for one unit, and where that stands. */
export interface Price {
  readonly id: string;
  readonly unit: string;
  /** US dollars a unit, before tax and support, without any free allowance of an account. */
  readonly usd: number;
  /** Cheaper beyond these quantities a month, in ascending order. */
  readonly above: readonly { readonly quantity: number; readonly usd: number }[];
  /** The page that says so. */
  readonly source: string;
  /** Day on which the page said so, `YYYY-MM-DD`: its own date, or else the day on which somebody read it. */
  readonly asOf: string;
  /** False while the figure is remembered, and nobody has held it against the page. */
  readonly read: boolean;
  readonly note: string;
}

export type PriceList = ReadonlyMap<string, Price>;

const day = z.iso.date();
const priceFile = z.strictObject({
  region: z.string(),
  sources: z.record(z.string(), z.strictObject({ page: z.string().regex(/^https:/), asOf: day, read: z.boolean().default(true) })),
  prices: z.record(
    z.string(),
    z.strictObject({
      unit: z.string(),
      usd: z.number().positive(),
      above: z.array(z.strictObject({ quantity: z.number().positive(), usd: z.number().positive() })).default([]),
      source: z.string(),
      note: z.string().default(''),
    }),
  ),
});

function readPrices(file: unknown): PriceList {
  const { sources, prices } = priceFile.parse(file);
  return new Map(
    Object.entries(prices).map(([id, { source, ...price }]) => {
      const from = sources[source];
      if (!from) throw new Error(`the price ${id} has no source`);
      return [id, { id, ...price, source: from.page, asOf: from.asOf, read: from.read }];
    }),
  );
}

/** Prices that are the same wherever a resource stands: of what AWS runs at its edges. */
const global = readPrices(worldwide);

/** Of a Region that is missing here nothing is priced: no Region is priced as another. */
const regional: ReadonlyMap<string, PriceList> = new Map([['us-east-1', readPrices(usEast1)]]);

/** The prices that hold in a Region. */
export function pricesOf(region: string): PriceList {
  return new Map([...(regional.get(region) ?? []), ...global]);
}

/** Whether anything that stands in a Region can be priced. */
export function hasPrices(region: string): boolean {
  return regional.has(region);
}

/** Every price of every Region, for those who keep them. */
export function allPrices(): readonly Price[] {
  return [...[...regional.values()].flatMap((list) => [...list.values()]), ...global.values()];
}

/** Days after which a price is to be looked up again. */
export const staleAfterDays = 180;

/** @param today `YYYY-MM-DD` */
export function isStale({ asOf }: Pick<Price, 'asOf'>, today: string): boolean {
  return (Date.parse(today) - Date.parse(asOf)) / 86_400_000 > staleAfterDays;
}

/** US dollars for as many units in a month, each at the price of its step. */
export function usdFor({ usd, above }: Price, quantity: number): number {
  const steps = [{ quantity: 0, usd }, ...above];
  return steps.reduce((sum, step, index) => {
    const end = steps[index + 1]?.quantity ?? Number.POSITIVE_INFINITY;
    return sum + Math.max(0, Math.min(quantity, end) - step.quantity) * step.usd;
  }, 0);
}
