import type { Series } from './series';

/**
 * A statistic over a window, or nothing where the window has no sample: then CloudWatch has no data point.
 *
 * @param name as CloudWatch writes it: `Sum`, `p95`, `TC(500:)`
 * @throws Error for a statistic that is not modelled: it must not pass for one that is
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function statistic(series: Series, name: string, from: number, to: number): number | undefined {
  const samples = series.samples(from, to);
  if (samples === 0) return undefined;
  switch (name) {
    case 'SampleCount':
      return samples;
    case 'Sum':
      return series.sum(from, to);
    case 'Average':
      return series.sum(from, to) / samples;
    case 'Minimum':
      return series.minimum(from, to);
    case 'Maximum':
      return series.maximum(from, to);
    default:
      return ofDistribution(series, name, from, to);
  }
}

/** Percentiles, and counts and shares between bounds. */
function ofDistribution(series: Series, name: string, from: number, to: number): number {
  const samples = series.samples(from, to);
  const percentile = percentileOf(name);
  if (percentile !== undefined) return series.percentile(percentile, from, to);
  const bounds = /^(TC|PR)\((\d*\.?\d*):(\d*\.?\d*)\)$/.exec(name);
  if (!bounds) throw new Error(`the statistic ${name} is not modelled`);
  // "Percentile rank is exclusive of the lower bound and inclusive of the upper bound", and so is the trimmed mean that TC counts for.
  const [, kind, lower = '', upper = ''] = bounds;
  const withinBounds =
    (lower === '' ? samples : series.above(Number(lower), from, to)) - (upper === '' ? 0 : series.above(Number(upper), from, to));
  return kind === 'TC' ? withinBounds : (100 * withinBounds) / samples;
}

/** 95 of `p95`. */
export function percentileOf(name: string): number | undefined {
  const [, percent] = /^p(\d+(?:\.\d+)?)$/.exec(name) ?? [];
  return percent === undefined ? undefined : Number(percent);
}
