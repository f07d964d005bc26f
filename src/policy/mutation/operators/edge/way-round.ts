import { drop, type Operator, operator, set } from '../../operator';
import { itemsAt } from '../../read';

const restrict = 'AWS CloudFront developer guide, restricting access to load balancers by a custom header';
const rule = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const plain = 'a-value-that-everybody-can-read';

/** What keeps requests from reaching services past the web ACL. */
export const wayRound: readonly Operator[] = [
  operator({
    name: 'listener-rule-without-header',
    description: 'Who finds the API answers by path alone: the way around the web ACL is open',
    source: restrict,
    fits: [rule],
    edits: ({ properties }) =>
      itemsAt(properties, ['Conditions']).flatMap(({ path, item }) => (item.Field === 'http-header' ? [drop(path)] : [])),
  }),
  operator({
    name: 'listener-rule-header-any',
    description: 'The secret header may have any value: load balancers take a star for every text',
    source: `${restrict}; ELB API reference, HttpHeaderConditionConfig (wildcards)`,
    fits: [rule],
    edits: ({ properties }) =>
      itemsAt(properties, ['Conditions']).flatMap(({ path, item }) =>
        item.Field === 'http-header' ? [set([...path, 'HttpHeaderConfig', 'Values'], ['*'])] : [],
      ),
  }),
  operator({
    name: 'listener-rule-header-in-plain-text',
    description: 'The secret header stands in the template, for all who read templates',
    source: `${restrict}; CWE-798`,
    fits: [rule],
    edits: ({ properties }) =>
      itemsAt(properties, ['Conditions']).flatMap(({ path, item }) =>
        item.Field === 'http-header' ? [set([...path, 'HttpHeaderConfig', 'Values'], [plain])] : [],
      ),
  }),
  operator({
    name: 'listener-forwards-by-default',
    description: 'A request that no rule knows reaches a service',
    source: 'OWASP ASVS 4.0 V4.1.5 (fail securely); CWE-1188',
    fits: ['AWS::ElasticLoadBalancingV2::Listener'],
    edits: () => [
      set('DefaultActions', [
        { Type: 'forward', TargetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/services/0123456789abcdef' },
      ]),
    ],
  }),
  operator({
    name: 'origin-header-removed',
    description: 'CloudFront no longer proves that a request came through it',
    source: restrict,
    fits: ['AWS::CloudFront::Distribution'],
    edits: ({ properties }) =>
      itemsAt(properties, ['DistributionConfig', 'Origins']).map(({ path }) => drop([...path, 'OriginCustomHeaders'])),
  }),
  operator({
    name: 'origin-header-in-plain-text',
    description: 'The secret header stands in the template, for all who read templates',
    source: `${restrict}; CWE-798`,
    fits: ['AWS::CloudFront::Distribution'],
    edits: ({ properties }) =>
      itemsAt(properties, ['DistributionConfig', 'Origins']).flatMap(({ path, item }) =>
        itemsAt(item, ['OriginCustomHeaders']).map(({ path: header }) => set([...path, ...header, 'HeaderValue'], plain)),
      ),
  }),
  operator({
    name: 'execute-api-endpoint-enabled',
    description: "The API answers by AWS's name for it, past CloudFront and its web ACL",
    source: 'AWS API Gateway developer guide, disabling the default endpoint; OWASP API Security 2023 API9',
    fits: ['AWS::ApiGatewayV2::Api', 'AWS::ApiGateway::RestApi'],
    edits: ({ properties }) => (properties.DisableExecuteApiEndpoint === undefined ? [] : [set('DisableExecuteApiEndpoint', false)]),
  }),
];
