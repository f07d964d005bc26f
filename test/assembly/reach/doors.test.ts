import { idOf } from '../../rehearsal/edited';
import {
  add,
  all,
  change,
  dev,
  edgeRule,
  found,
  imported,
  internetFacing,
  listener,
  loadBalancerGroup,
  messages,
  open,
  reachIn,
  world,
} from './weakened';

describe('doors beside the distribution', () => {
  test('the domain name of the API leads to nothing', () => {
    expect(reachIn(dev).entries.map(({ type, reaches }) => [type, reaches])).toEqual([
      ['AWS::CloudFront::Distribution', ['doctor', 'eshop', 'pharmacy']],
      ['AWS::ApiGatewayV2::DomainName', []],
    ]);
  });

  test('an execute-api endpoint is one, even where the header condition still holds', () => {
    const assembly = change('Dev-edge', 'AWS::ApiGatewayV2::Api', '', ['DisableExecuteApiEndpoint'], false)(dev);
    expect(found(assembly)).toEqual(['endpoint-open']);
    expect(messages(assembly)[0]).toMatch(/only what stands behind it still refuses them$/);
  });

  test('a second API with a VPC Link of its own is one', () => {
    const second = all(
      add('Dev-edge', 'Second', 'AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
      add('Dev-edge', 'SecondLink', 'AWS::ApiGatewayV2::VpcLink', {
        SecurityGroupIds: [imported('Dev-cluster', 'AWS::EC2::SecurityGroup', 'VPC Link')],
      }),
      add('Dev-edge', 'SecondIntegration', 'AWS::ApiGatewayV2::Integration', {
        ApiId: { Ref: 'Second' },
        ConnectionType: 'VPC_LINK',
        ConnectionId: { Ref: 'SecondLink' },
        IntegrationUri: listener(443),
      }),
      add('Dev-edge', 'SecondRoute', 'AWS::ApiGatewayV2::Route', {
        ApiId: { Ref: 'Second' },
        RouteKey: '$default',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'SecondIntegration' }]] },
      }),
    );
    expect(found(second(dev))).toEqual(['endpoint-open']);
    const plain = change('Dev-service-doctor', 'AWS::ElasticLoadBalancingV2::ListenerRule', edgeRule, ['Conditions', 1], undefined);
    expect(messages(all(second, plain)(dev))).toEqual(
      expect.arrayContaining(['the internet reaches doctor past no web ACL', 'the internet reaches doctor past no authorizer on $default']),
    );
  });

  test('a load balancer on the internet is one, behind its groups and header conditions', () => {
    const facing = reachIn(all(internetFacing, open('Dev-edge', 'In', loadBalancerGroup, 443, world))(dev));
    expect(facing.entries.at(-1)).toMatchObject({ type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', webAcls: [], reaches: [] });
  });

  test('a web ACL on an HTTP API protects nothing, and is refused', () => {
    const associated = add('Dev-edge', 'Association', 'AWS::WAFv2::WebACLAssociation', {
      ResourceArn: {
        'Fn::Join': [
          '',
          ['arn:aws:apigateway:us-east-1::/apis/', { Ref: idOf(dev, 'Dev-edge', 'AWS::ApiGatewayV2::Api') }, '/stages/$default'],
        ],
      },
      WebACLArn: imported('Dev-edge-global', 'AWS::WAFv2::WebACL', ''),
    });
    expect(found(associated(dev))).toEqual(['web-acl-misplaced']);
  });

  test.each(['AWS::Lambda::Url', 'AWS::AppRunner::Service', 'AWS::CloudFormation::Stack', 'Custom::Door', 'AWS::New::Thing'])(
    '%s is not judged, and never silently safe',
    (type) => {
      expect(reachIn(add('Dev-edge', 'Door', type, {})(dev)).notJudged).toEqual([
        { where: 'Dev-edge/Door', type, reason: 'is of a type that is not understood here' },
      ]);
    },
  );

  test('an origin of which the assembly says nothing is not judged', () => {
    const elsewhere = change(
      'Dev-edge',
      'AWS::CloudFront::Distribution',
      '',
      ['DistributionConfig', 'Origins', 0, 'DomainName'],
      'elsewhere.example.org',
    );
    expect(reachIn(elsewhere(dev)).notJudged).toMatchObject([
      { reason: expect.stringContaining('sends requests to elsewhere.example.org') },
    ]);
  });
});

describe('past the authorizer', () => {
  test('a route that asks for nothing', () => {
    const none = change('Dev-edge', 'AWS::ApiGatewayV2::Route', 'GET /doctor/{proxy+}', ['AuthorizationType'], 'NONE');
    expect(messages(none(dev))).toEqual(['the internet reaches doctor past no authorizer on GET /doctor/{proxy+}']);
  });
});
