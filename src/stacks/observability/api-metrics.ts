import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ApiIdentity } from '../edge/api-identity';

/** Fewer requests than this in a period say nothing about a rate: one failure of ten is not an outage. */
const fewestRequests = 50;

/** What the two kinds of API call the same figures: an alarm on the other's name is never raised. */
const names = {
  'http-api': { clientErrors: '4xx', serverErrors: '5xx' },
  'rest-api': { clientErrors: '4XXError', serverErrors: '5XXError' },
} as const;

/**
 * Figures of the public API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export class ApiMetrics {
  private readonly names: (typeof names)[ApiIdentity['kind']];
  private readonly dimensions: Readonly<Record<string, string>>;

  constructor(api: ApiIdentity) {
    this.names = names[api.kind];
    this.dimensions = api.kind === 'http-api' ? { ApiId: api.apiId } : { ApiName: api.apiName };
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
   * Unlabelled: an alarm on a labelled metric is written as an expression, which knows no way to deal with few samples.
   *
   * @param percentile such as 95
   */
  latency(percentile: number, period: Duration): Metric {
    return this.metric('Latency', { statistic: Stats.percentile(percentile), period });
  }

  /** Percent of requests that ended in 5xx; 0 with too few of them. */
  serverErrorRate(period: Duration): MathExpression {
    return new MathExpression({
      expression: `IF(requests >= ${fewestRequests}, 100 * FILL(errors, 0) / requests, 0)`,
      usingMetrics: { errors: this.serverErrors(period), requests: this.requests(period) },
      label: '5xx rate (%)',
      period,
    });
  }

  private metric(metricName: string, options: MetricOptions): Metric {
    return new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: this.dimensions, ...options });
  }
}
