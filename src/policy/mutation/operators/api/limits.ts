import { isMap } from '../../../../assembly/equal';
import { type Operator, operator, rewrite, set } from '../../operator';
import { itemsAt, without } from '../../read';

const limits = ['ThrottlingBurstLimit', 'ThrottlingRateLimit'];

export const apiLimits: readonly Operator[] = [
  operator({
    name: 'stage-throttling-removed',
    description: 'One client can take the whole quota of the account, and the services behind it',
    source: 'OWASP API Security 2023 API4',
    fits: ['AWS::ApiGatewayV2::Stage'],
    edits: ({ properties: { DefaultRouteSettings, ...rest } }) =>
      isMap(DefaultRouteSettings) && limits.some((limit) => DefaultRouteSettings[limit] !== undefined)
        ? [rewrite({ ...rest, DefaultRouteSettings: without(DefaultRouteSettings, ...limits) })]
        : [],
  }),
  operator({
    name: 'rest-stage-throttling-removed',
    description: 'One client can take the whole quota of the account, and the services behind it',
    source: 'OWASP API Security 2023 API4',
    fits: ['AWS::ApiGateway::Stage'],
    edits: ({ properties }) =>
      itemsAt(properties, ['MethodSettings']).flatMap(({ path, item }) =>
        limits.some((limit) => item[limit] !== undefined) ? [set(path, without(item, ...limits))] : [],
      ),
  }),
];
