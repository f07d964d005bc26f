import type { Duration } from 'aws-cdk-lib';
import {
  type CfnMethod,
  ConnectionType,
  HttpIntegration,
  type IResource,
  type IVpcLink,
  Method,
  type MethodOptions,
} from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { originHeader } from '../../cluster/origin-secret';
import { edgePort } from '../../cluster/traffic-groups';

/** The internal load balancer, as a REST API reaches it. */
export interface LoadBalancerTarget {
  readonly loadBalancerArn: string;
  /** Stands in the load balancer's certificate: the host of the integration's URI is the name that API Gateway verifies. */
  readonly domainName: string;
  /** An `AWS::ApiGatewayV2::VpcLink`: the older kind reaches Network Load Balancers only. */
  readonly vpcLink: IVpcLink;
  /** Value of the header without which the load balancer answers 403. */
  readonly originHeaderValue: string;
  /** How long API Gateway waits for an answer. */
  readonly timeout: Duration;
}

export interface LoadBalancerMethodProps {
  readonly httpMethod: string;
  readonly resource: IResource;
  readonly target: LoadBalancerTarget;
  readonly options: MethodOptions;
  /**
   * Names of the query parameters that are part of the cache's key.
   * @default - not cached
   */
  readonly cacheQueryStrings?: readonly string[];
}

/**
 * A method of a REST API that passes requests on, through a VPC Link, straight to an Application Load Balancer.
 *
 * The library knows that kind of integration (November 2025) by its resource type only. What it overrides here stays unseen by the
 * deployment, which would then go on serving the old integration: so the target is made part of the deployment's id.
 *
 * The target is the load balancer's ARN, not a listener's: API Gateway refuses that as no valid ALB or NLB ARN, and takes the port from the
 * URI.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export class LoadBalancerMethod extends Method {
  constructor(scope: Construct, id: string, { httpMethod, resource, target, options, cacheQueryStrings }: LoadBalancerMethodProps) {
    const greedy = resource.path.endsWith('{proxy+}');
    const asked = [...(greedy ? ['path.proxy'] : []), ...(cacheQueryStrings ?? []).map((name) => `querystring.${name}`)];
    const cached = cacheQueryStrings !== undefined;
    super(scope, id, {
      httpMethod,
      resource,
      integration: new HttpIntegration(`https://${target.domainName}:${edgePort}${resource.path.replace('{proxy+}', '{proxy}')}`, {
        httpMethod,
        options: {
          connectionType: ConnectionType.VPC_LINK,
          vpcLink: target.vpcLink,
          timeout: target.timeout,
          requestParameters: {
            [`integration.request.header.${originHeader}`]: `'${target.originHeaderValue}'`,
            ...(greedy ? { 'integration.request.path.proxy': 'method.request.path.proxy' } : {}),
            ...(cached ? unkeyedHeaders : {}),
          },
          ...(cached ? { cacheKeyParameters: asked.map((name) => `method.request.${name}`) } : {}),
        },
      }),
      options: {
        ...options,
        requestParameters: Object.fromEntries(asked.map((name) => [`method.request.${name}`, name.startsWith('path.')])),
      },
    });
    const integration = { IntegrationTarget: target.loadBalancerArn };
    (this.node.defaultChild as CfnMethod).addPropertyOverride('Integration.IntegrationTarget', integration.IntegrationTarget);
    this.api.latestDeployment?.addToLogicalId({ [id]: integration });
  }
}

/** What is no part of the cache's key must not shape the answer: of these headers the service of a cached route sees nothing. */
const unkeyedHeaders = {
  'integration.request.header.authorization': "''",
  'integration.request.header.cookie': "''",
  'integration.request.header.accept-encoding': "'identity'",
  'integration.request.header.accept-language': "'*'",
};
