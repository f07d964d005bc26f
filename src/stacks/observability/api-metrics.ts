import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ApiIdentity } from '../edge/api-identity';

/** What the two kinds of API call the same figures: an alarm on the other's name is never raised. */
export const apiMetricNames = {
  'http-api': { clientErrors: '4xx', serverErrors: '5xx', dimension: 'ApiId' },
  'rest-api': { clientErrors: '4XXError', serverErrors: '5XXError', dimension: 'ApiName' },
} as const;

/**
 * Figures of the public API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export class ApiMetrics {
  private readonly names: (typeof apiMetricNames)[ApiIdentity['kind']];
  private readonly dimensions: Readonly<Record<string, string>>;

  constructor(api: ApiIdentity) {
    this.names = apiMetricNames[api.kind];
    this.dimensions = { [this.names.dimension]: api.kind === 'http-api' ? api.apiId : api.apiName };
  }

  requests(period: Duration): Metric {
    return this.metric('Count', { statistic: Stats.SUM, period, label: 'Requests' });
  }

  clientErrors(period: Duration): Metric {
    return this.metric(this.names.clientErrors, { statistic: Stats.SUM, period, label: '4xx' });
  }

  serverErrors(period: Duration): Metric {
    return this.metric(this.names.serverErrors, { statistic: Stats.SUM, period, label: '5xx' });
  }

  /**
   * Requests that took longer. A count, unlike a percentile, can be added up: over a month it is still what the objective promises.
   * Trimmed counts leave out the lower bound and keep the upper one: one of exactly so many milliseconds is in time.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
   */
  slowerThan(milliseconds: number, period: Duration): Metric {
    return this.metric('Latency', { statistic: `TC(${milliseconds}:)`, period, label: `Slower than ${milliseconds} ms` });
  }

  /**
   * Unlabelled: an alarm on a labelled metric is written as an expression, which knows no way to deal with few samples.
   *
   * @param percentile such as 95
   */
  latency(percentile: number, period: Duration): Metric {
    return this.metric('Latency', { statistic: Stats.percentile(percentile), period });
  }

  /** The same without the gateway's own part. */
  integrationLatency(percentile: number, period: Duration): Metric {
    return this.metric('IntegrationLatency', { statistic: Stats.percentile(percentile), period });
  }

  /**
   * Percent of requests that ended in 5xx; 0 with too few requests to speak of a rate.
   *
   * @param atLeast requests in a period
   */
  serverErrorRate(period: Duration, atLeast: number): MathExpression {
    return new MathExpression({
      expression: `IF(requests >= ${atLeast}, 100 * FILL(errors, 0) / requests, 0)`,
      usingMetrics: { errors: this.serverErrors(period), requests: this.requests(period) },
      label: '5xx rate (%)',
      period,
    });
  }

  /**
   * Percent of requests that were bad; 0 with too few bad ones. Bad requests are counted, and good ones never: in the worst hour there is
   * none, and a figure that is missing then would end the alarm.
   *
   * @param atLeast bad requests in a period
   */
  badPercent(bad: Metric, atLeast: number, label: string): MathExpression {
    const { period } = bad;
    return new MathExpression({
      expression: `IF(FILL(bad, 0) >= ${atLeast}, 100 * FILL(bad, 0) / requests, 0)`,
      usingMetrics: { bad, requests: this.requests(period) },
      label,
      period,
    });
  }

  private metric(metricName: string, options: MetricOptions): Metric {
    return new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: this.dimensions, ...options });
  }
}
