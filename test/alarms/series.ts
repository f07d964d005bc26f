/**
 * What a metric received, minute by minute. Windows are half open, `[from, to)`, in minutes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export interface Series {
  samples(from: number, to: number): number;
  sum(from: number, to: number): number;
  minimum(from: number, to: number): number;
  maximum(from: number, to: number): number;
  /** Samples above `bound`. */
  above(bound: number, from: number, to: number): number;
  /** The value below which so many percent of the samples lie. */
  percentile(percent: number, from: number, to: number): number;
}

/** One sample a minute, or none: `NaN`. */
export class Gauge implements Series {
  readonly #values: Float64Array;
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;

  constructor(minutes: number, valueAt: (minute: number) => number | undefined) {
    this.#values = Float64Array.from({ length: minutes }, (_, minute) => valueAt(minute) ?? Number.NaN);
    this.#sums = runningSums(this.#values.map((value) => (Number.isNaN(value) ? 0 : value)));
    this.#counts = runningSums(this.#values.map((value) => (Number.isNaN(value) ? 0 : 1)));
  }

  samples = (from: number, to: number) => between(this.#counts, from, to);
  sum = (from: number, to: number) => between(this.#sums, from, to);
  minimum = (from: number, to: number) => this.#fold(from, to, Number.POSITIVE_INFINITY, (least, value) => (value < least ? value : least));
  maximum = (from: number, to: number) => this.#fold(from, to, Number.NEGATIVE_INFINITY, (most, value) => (value > most ? value : most));
  above = (bound: number, from: number, to: number) => this.#fold(from, to, 0, (count, value) => (value > bound ? count + 1 : count));

  percentile(percent: number, from: number, to: number): number {
    const values = [...this.#within(from, to)].sort((a, b) => a - b);
    return values[Math.min(values.length - 1, Math.floor((percent / 100) * values.length))] ?? Number.NaN;
  }

  #fold(from: number, to: number, initial: number, next: (folded: number, value: number) => number): number {
    let folded = initial;
    for (let minute = Math.max(0, from); minute < to; minute += 1) {
      const value = this.#values[minute] ?? Number.NaN;
      if (!Number.isNaN(value)) folded = next(folded, value);
    }
    return folded;
  }

  #within(from: number, to: number): Float64Array {
    return this.#values.subarray(Math.max(0, from), Math.max(0, to)).filter((value) => !Number.isNaN(value));
  }
}

/** Many samples a minute, of a few values: how many of each. */
export class Distribution implements Series {
  readonly #values: readonly number[];
  readonly #counts: readonly Float64Array[];

  /** @param countsAt how many samples of each value, in the order of `values`, which ascends */
  constructor(minutes: number, values: readonly number[], countsAt: (minute: number) => readonly number[]) {
    const columns = values.map(() => new Float64Array(minutes));
    for (let minute = 0; minute < minutes; minute += 1) {
      for (const [index, count] of countsAt(minute).entries()) {
        const column = columns[index];
        if (column) column[minute] = count;
      }
    }
    this.#values = values;
    this.#counts = columns.map(runningSums);
  }

  samples = (from: number, to: number) => this.#total(this.#numbers(from, to));
  sum = (from: number, to: number) => this.#numbers(from, to).reduce((sum, [value, count]) => sum + value * count, 0);
  minimum = (from: number, to: number) => Math.min(...this.#present(from, to));
  maximum = (from: number, to: number) => Math.max(...this.#present(from, to));
  above = (bound: number, from: number, to: number) => this.#total(this.#numbers(from, to).filter(([value]) => value > bound));

  percentile(percent: number, from: number, to: number): number {
    const numbers = this.#numbers(from, to);
    let left = (percent / 100) * this.#total(numbers);
    for (const [value, count] of numbers) {
      if (left < count) return value;
      left -= count;
    }
    return this.maximum(from, to);
  }

  #numbers(from: number, to: number): (readonly [number, number])[] {
    return this.#values.map((value, index) => [value, between(this.#counts[index], from, to)] as const);
  }

  #present = (from: number, to: number) => this.#numbers(from, to).flatMap(([value, count]) => (count > 0 ? [value] : []));
  #total = (numbers: readonly (readonly [number, number])[]) => numbers.reduce((total, [, count]) => total + count, 0);
}

/** Of everything before each minute: a window of a week is then one subtraction. */
function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index += 1) sums[index + 1] = (sums[index] ?? 0) + (values[index] ?? 0);
  return sums;
}

function between(sums: Float64Array | undefined, from: number, to: number): number {
  if (!sums) return 0;
  const at = (minute: number) => sums[Math.min(Math.max(0, minute), sums.length - 1)] ?? 0;
  return at(to) - at(from);
}
