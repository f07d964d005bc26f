import type { ExceptionConfiguration } from '../../../schema/configuration';

export const ofObservability: readonly ExceptionConfiguration[] = [
  {
    scope: 'environment',
    path: 'observability/BurnRates/*/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-CloudWatchAlarmAction'],
    reason:
      'Each is one window of a pair, and no news by itself: the composite alarms that read the pairs have the actions, and a test finds every one of these in one of those.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  ...['observability', 'edge-global/Watch'].map(
    (home): ExceptionConfiguration => ({
      scope: 'environment',
      path: `${home}/CloudFront/*/Resource`,
      rules: ['HIPAA.Security::HIPAA.Security-CloudWatchAlarmAction'],
      reason:
        'Rate and number of requests are two alarms because a query of Metrics Insights can be alone only; neither is news by itself, and the composite alarm that reads both has the actions.',
      owner: 'platform-team',
      expires: '2027-06-30',
      arises: 'sometimes', // An environment watches CloudFront in one of the two stacks, by its Region, or has none.
    }),
  ),
  {
    scope: 'environment',
    path: 'observability/MetricSharing/Policy/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::*]'],
    reason:
      'CloudWatch offers the four reading actions for no narrower resource; they show figures and states and no log, to the console of the pipeline’s account alone.',
    owner: 'platform-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
];
