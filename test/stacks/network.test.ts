import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import type { InterfaceEndpoint, Network } from '../../src/schema/platform';
import { EnvironmentStack } from '../../src/stacks/environment-stack';
import { NetworkStack } from '../../src/stacks/network/network-stack';
import { exampleEnvironment } from './example-environment';
import { exampleStage } from './example-stage';

const single: Network = { cidr: '10.20.0.0/16', availabilityZones: 2, nat: 'single', interfaceEndpoints: ['ecr.api', 'logs'] };

function synthesise(network: Partial<Network> = {}, overrides: Parameters<typeof exampleEnvironment>[0] = {}): Template {
  const environment = exampleEnvironment({ network: { ...single, ...network }, ...overrides });
  return Template.fromStack(new NetworkStack(exampleStage(environment), environment));
}

/** CIDR blocks by the first word of the subnet's tag, in zone order. */
function subnets(template: Template): Record<string, string[]> {
  const blocks: Record<string, string[]> = {};
  for (const { Properties } of Object.values(template.findResources('AWS::EC2::Subnet'))) {
    const group: string = Properties.Tags.find(({ Key }: { Key: string }) => Key === 'aws-cdk:subnet-name').Value;
    blocks[group] = [...(blocks[group] ?? []), Properties.CidrBlock];
  }
  return blocks;
}

function defaultRoutes(template: Template): Array<Record<string, unknown>> {
  const routes = Object.values(template.findResources('AWS::EC2::Route')).map(({ Properties }) => Properties);
  return routes.filter(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0');
}

const template = synthesise();

describe('subnets', () => {
  test('each zone has a private, an isolated and a public one', () => {
    expect(Object.fromEntries(Object.entries(subnets(template)).map(([group, blocks]) => [group, blocks.length]))).toEqual({
      private: 2,
      isolated: 2,
      public: 2,
    });
  });

  test('services get a quarter of the block in each zone', () => {
    expect(subnets(template).private).toEqual(['10.20.0.0/18', '10.20.64.0/18']);
  });

  test('none gives a public address to what starts in it', () => {
    template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test('zones are taken by position, so that synthesis asks no account for their names', () => {
    template.hasResourceProperties('AWS::EC2::Subnet', { AvailabilityZone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] } });
  });

  test('a third zone moves no subnet of the first two', () => {
    const two = subnets(template);
    const three = subnets(synthesise({ availabilityZones: 3 }));
    for (const [group, blocks] of Object.entries(two)) expect(three[group]?.slice(0, 2)).toEqual(blocks);
  });

  test('another kind of NAT replaces no subnet', () => {
    const ids = (of: Template) =>
      Object.entries(of.findResources('AWS::EC2::Subnet')).map(([id, { Properties }]) => `${id} ${Properties.CidrBlock}`);
    expect(ids(synthesise({ nat: 'per-az' }))).toEqual(ids(template));
    expect(ids(template)).toEqual(expect.arrayContaining(ids(synthesise({ nat: 'none' }))));
  });

  test('in every configuration they lie in the block and apart from each other', () => {
    const networks = fc.record({
      cidr: fc
        .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 16, max: 22 }))
        .map(([second, prefix]) => `10.${second}.0.0/${prefix}`),
      availabilityZones: fc.constantFrom<Array<2 | 3>>(2, 3),
      nat: fc.constantFrom<Array<Network['nat']>>('none', 'single', 'per-az'),
      interfaceEndpoints: fc.constant<InterfaceEndpoint[]>([]),
    });
    fc.assert(
      fc.property(networks, (network) => {
        const vpc = range(network.cidr);
        const blocks = Object.values(subnets(synthesise(network)))
          .flat()
          .map(range)
          .sort((a, b) => a.first - b.first);
        let end = vpc.first - 1;
        for (const block of blocks) {
          expect(block.first).toBeGreaterThan(end);
          end = block.last;
        }
        expect(end).toBeLessThanOrEqual(vpc.last);
      }),
      { numRuns: 10 },
    );
  });
});

function range(cidr: string): { first: number; last: number } {
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  const first = address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
  return { first, last: first + 2 ** (32 - prefix) - 1 };
}

describe('the way out', () => {
  test.each([
    ['single', 1],
    ['per-az', 2],
    ['none', 0],
  ] as const)('NAT %s has %d gateways', (nat, gateways) => {
    synthesise({ nat }).resourceCountIs('AWS::EC2::NatGateway', gateways);
  });

  test('without NAT there is no default route, internet gateway or public subnet', () => {
    const closed = synthesise({ nat: 'none' });
    expect(defaultRoutes(closed)).toEqual([]);
    closed.resourceCountIs('AWS::EC2::InternetGateway', 0);
    expect(subnets(closed)).not.toHaveProperty('public');
  });

  test('private subnets leave through NAT, each through its own zone where there is one', () => {
    const targets = (nat: Network['nat']) =>
      defaultRoutes(synthesise({ nat }))
        .map(({ NatGatewayId }) => NatGatewayId)
        .filter(Boolean);
    expect(new Set(targets('single').map((id) => JSON.stringify(id))).size).toBe(1);
    expect(new Set(targets('per-az').map((id) => JSON.stringify(id))).size).toBe(2);
  });

  test('isolated subnets have no route at all', () => {
    const tables = defaultRoutes(template).map(({ RouteTableId }) => JSON.stringify(RouteTableId));
    expect(tables.filter((table) => table.includes('isolated'))).toEqual([]);
    expect(tables.filter((table) => table.includes('private'))).toHaveLength(2);
  });
});

describe('endpoints', () => {
  test('S3 is reached from the private subnets only, by principals of the account in buckets of the account', () => {
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      RouteTableIds: [{ Ref: Match.stringLikeRegexp('private') }, { Ref: Match.stringLikeRegexp('private') }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'OwnBuckets',
            Condition: { StringEquals: { 'aws:PrincipalAccount': '222222222222', 'aws:ResourceAccount': '222222222222' } },
          }),
        ]),
      },
    });
  });

  test('image layers are read from the bucket of ECR in the same Region', () => {
    synthesise({}, { region: 'eu-central-1' }).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*' }),
        ]),
      },
    });
  });

  test('interface endpoints are exactly the configured ones', () => {
    const interfaces = Object.values(template.findResources('AWS::EC2::VPCEndpoint', { Properties: { VpcEndpointType: 'Interface' } }));
    expect(interfaces.map(({ Properties }) => Properties.ServiceName).sort()).toEqual([
      'com.amazonaws.us-east-1.ecr.api',
      'com.amazonaws.us-east-1.logs',
    ]);
  });

  test('interface endpoints stand in the private subnets', () => {
    for (const { Properties } of Object.values(
      template.findResources('AWS::EC2::VPCEndpoint', { Properties: { VpcEndpointType: 'Interface' } }),
    )) {
      expect(Properties.SubnetIds).toEqual([
        { Ref: expect.stringMatching(/privateSubnet1/) },
        { Ref: expect.stringMatching(/privateSubnet2/) },
      ]);
    }
  });

  test.each([
    ['ecr.api', 'ecr'],
    ['ecr.dkr', 'ecr'],
    ['monitoring', 'cloudwatch'],
    ['secretsmanager', 'secretsmanager'],
  ] as const)('the endpoint %s admits the service %s, for principals of the account', (endpoint, service) => {
    synthesise({ interfaceEndpoints: [endpoint] }).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: `com.amazonaws.us-east-1.${endpoint}`,
      PolicyDocument: {
        Statement: [Match.objectLike({ Action: `${service}:*`, Condition: { StringEquals: { 'aws:PrincipalAccount': '222222222222' } } })],
      },
    });
  });

  test('their security group is entered over HTTPS from the VPC and left by nothing', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.20.0.0/16', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })],
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
  });

  test('without interface endpoints there is no security group for them', () => {
    synthesise({ interfaceEndpoints: [] }).resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });
});

describe('flow logs', () => {
  test('record all traffic of the VPC', () => {
    template.hasResourceProperties('AWS::EC2::FlowLog', { ResourceType: 'VPC', TrafficType: 'ALL', MaxAggregationInterval: 60 });
  });

  test('are kept as configured, under a key', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 90, KmsKeyId: Match.anyValue() });
  });

  test('their key admits CloudWatch Logs of the Region for log groups of this stack', () => {
    synthesise({}, { region: 'eu-central-1' }).hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
            Condition: {
              ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-central-1:222222222222:log-group:Staging-network-*' },
            },
          }),
        ]),
      },
    });
  });

  test.each([
    [true, 'RetainExceptOnCreate'],
    [false, 'Delete'],
  ])('with protectData %s, records and key are under %s', (protectData, DeletionPolicy) => {
    const protectedOrNot = synthesise({}, { protectData });
    protectedOrNot.hasResource('AWS::Logs::LogGroup', { DeletionPolicy });
    protectedOrNot.hasResource('AWS::KMS::Key', { DeletionPolicy });
  });
});

describe('the default security group', () => {
  test('is emptied at creation and every day', () => {
    template.hasResourceProperties('AWS::SSM::Association', {
      Name: 'AWS-CloseSecurityGroup',
      Parameters: { SecurityGroupId: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Vpc'), 'DefaultSecurityGroup'] }] },
      ScheduleExpression: 'rate(1 day)',
    });
  });

  test('is closed by a role that can change no other group', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
            Resource: {
              'Fn::Join': [
                '',
                ['arn:aws:ec2:us-east-1:222222222222:security-group/', { 'Fn::GetAtt': [Match.anyValue(), 'DefaultSecurityGroup'] }],
              ],
            },
          }),
        ]),
      },
    });
  });
});

test('nothing in the stack is a function or an inline policy', () => {
  template.resourceCountIs('AWS::Lambda::Function', 0);
  template.resourceCountIs('AWS::IAM::Policy', 0);
});

class Reader extends EnvironmentStack {
  constructor(scope: ReturnType<typeof exampleStage>, network: NetworkStack) {
    const environment = exampleEnvironment({ network: single });
    super(scope, 'reader', { environment, description: 'Reads what services read of the network' });
    for (const group of ['private', 'isolated']) {
      const { subnetIds } = network.vpc.selectSubnets({ subnetGroupName: group });
      new SecurityGroup(this, group, { vpc: network.vpc, description: subnetIds.join(' ') });
    }
  }
}

test('the exports are the same with and without a reader', () => {
  const environment = exampleEnvironment({ network: single });
  const stage = exampleStage(environment);
  const network = new NetworkStack(stage, environment);
  const reader = new Reader(stage, network);
  expect(JSON.stringify(Template.fromStack(reader))).toContain('Fn::ImportValue');
  expect(Template.fromStack(network).findOutputs('*')).toEqual(template.findOutputs('*'));
  expect(Object.keys(template.findOutputs('*'))).toHaveLength(5);
});

test('the stack is kept from deletion where data is protected', () => {
  const environment = exampleEnvironment({ protectData: true });
  expect(new NetworkStack(exampleStage(environment), environment).terminationProtection).toBe(true);
});
