import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';

/** Fewer requests than this in a period say nothing about a rate: one failure of ten is not an outage. */
const fewestRequests = 50;

/**
 * Figures of the HTTP API. Its names differ from those of a REST API (`5xx` for `5XXError`): an alarm on the wrong one is never raised.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export class ApiMetrics {
  constructor(private readonly apiId: string) {}

  requests(period: Duration): Metric {
    return this.metric('Count', { statistic: Stats.SUM, period, label: 'Requests' });
  }

  clientErrors(period: Duration): Metric {
    return this.metric('4xx', { statistic: Stats.SUM, period, label: '4xx' });
  }

  serverErrors(period: Duration): Metric {
    return this.metric('5xx', { statistic: Stats.SUM, period, label: '5xx' });
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
    return new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: { ApiId: this.apiId }, ...options });
  }
}
