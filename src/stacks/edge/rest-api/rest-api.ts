import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  RestApi as Api,
  AuthorizationType,
  type CfnRestApi,
  EndpointAccessMode,
  EndpointType,
  VpcLink as ImportedVpcLink,
  IpAddressType,
  LogGroupLogDestination,
  type MethodOptions,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { apiMethods } from '../../../schema/api-methods';
import type { Environment } from '../../../schema/environment';
import { type RestPath, restPathsOf } from '../../../schema/rest-paths';
import type { Route } from '../../../schema/service';
import type { ClusterStack } from '../../cluster/cluster-stack';
import { logGroupPrefixes } from '../log-group-prefixes';
import { accessLogFormat } from './access-log-format';
import { answerErrors, answerPreflight } from './cross-origin';
import { LoadBalancerMethod, type LoadBalancerTarget } from './load-balancer-method';
import { LogAccount } from './log-account';
import { stageOptions } from './stage-options';
import { TokenCheck } from './token-check';

const stageName = 'live';

/** TLS 1.2 with forward secrecy at least, and TLS 1.3 with post-quantum key exchange where the browser can. */
export const tls = { securityPolicy: SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09, endpointAccessMode: EndpointAccessMode.STRICT };

export interface RestApiProps {
  readonly environment: Environment;
  readonly vpc: IVpc;
  readonly logKey: IKey;
  readonly cluster: ClusterStack;
  /** The one whose pages may call. */
  readonly origin: string;
}

/** A regional REST API: checks tokens, throttles, caches what configuration names, and passes on to the internal load balancer. */
export class RestApi extends Construct {
  readonly api: Api;
  private readonly origin: string;

  constructor(scope: Construct, id: string, { environment, vpc, logKey, cluster, origin }: RestApiProps) {
    super(scope, id);
    const { edge, protectData, retention, services } = environment;
    const logs = {
      encryptionKey: logKey,
      retention: retention.logDays,
      removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    };
    this.origin = origin;
    const paths = restPathsOf(services.flatMap(({ routes }) => routes));
    this.api = new Api(this, 'Resource', {
      restApiName: `${environment.name}-public`,
      description: `Public API of ${environment.name}`,
      endpointConfiguration: { types: [EndpointType.REGIONAL], ipAddressType: IpAddressType.DUAL_STACK },
      disableExecuteApiEndpoint: true,
      deployOptions: {
        stageName,
        ...stageOptions(edge, paths),
        accessLogDestination: new LogGroupLogDestination(new LogGroup(this, 'AccessLogs', logs)),
        accessLogFormat,
      },
    });
    // The API's own policy holds at its custom domain too, whatever that one says; the library has no property for it.
    Object.assign(this.api.node.defaultChild as CfnRestApi, tls);
    this.api.node.tryRemoveChild('Endpoint'); // An output that names the address which is off.
    this.api.deploymentStage.node.addDependency(
      new LogAccount(this, 'LogAccount'),
      // API Gateway would make it under this name by itself, with no key of ours and for ever.
      new LogGroup(this, 'ExecutionLogs', {
        ...logs,
        logGroupName: `${logGroupPrefixes.restApiExecution}${this.api.restApiId}/${stageName}`,
      }),
    );
    answerErrors(this, this.api, origin);
    // An authorizer that no method names is refused.
    const isChecked = paths.some(({ route }) => route.auth === 'jwt');
    const behindToken = isChecked ? { authorizer: new TokenCheck(this, 'TokenCheck', { environment, logs }).authorizer } : {};
    this.route(paths, behindToken, this.target(cluster, vpc, edge));
  }

  private target(cluster: ClusterStack, vpc: IVpc, { originSecret, timeoutSeconds }: Environment['edge']): LoadBalancerTarget {
    const vpcLink = new VpcLink(this, 'VpcLink', {
      vpc,
      subnets: { subnetGroupName: 'private' },
      securityGroups: [cluster.groups.vpcLink],
    });
    return {
      loadBalancerArn: cluster.loadBalancer.loadBalancerArn,
      domainName: cluster.domainName,
      vpcLink: ImportedVpcLink.fromVpcLinkId(this, 'ImportedVpcLink', vpcLink.vpcLinkId),
      originHeaderValue: cluster.originSecrets[originSecret].headerValue,
      timeout: Duration.seconds(timeoutSeconds),
    };
  }

  private route(paths: readonly RestPath<Route>[], behindToken: MethodOptions, target: LoadBalancerTarget): void {
    const routes = new Construct(this, 'Routes');
    const open: MethodOptions = { authorizationType: AuthorizationType.NONE };
    const answer = (path: string, methods: readonly string[], options: MethodOptions, cacheQueryStrings?: readonly string[]) => {
      const resource = this.api.root.resourceForPath(path);
      answerPreflight(routes, resource, this.origin);
      for (const httpMethod of methods) {
        new LoadBalancerMethod(routes, `${httpMethod}${path}`, { httpMethod, resource, target, options, cacheQueryStrings });
      }
    };
    answer('/status', ['GET'], open);
    for (const { path, route } of paths) {
      const options = route.auth === 'none' ? open : behindToken;
      // A cached route answers GET alone, as behind CloudFront.
      if (route.cacheSeconds > 0) answer(path, ['GET'], options, route.cacheQueryStrings);
      else answer(path, apiMethods, options);
    }
  }
}
