import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import type { Environment, InterfaceEndpoint, Nat, Network } from '../../src/schema/environment';
import { interfaceEndpoints } from '../../src/schema/environment-fields';
import { EnvironmentStack } from '../../src/stacks/environment-stack';
import { NetworkStack } from '../../src/stacks/network/network-stack';
import { exampleEnvironment, exampleImages } from './example-environment';
import { exampleStage } from './example-stage';

const natKinds = ['none', 'instance', 'single', 'per-az', 'regional'] as const satisfies readonly Nat[];

const single: Network = {
  cidr: '10.20.0.0/16',
  availabilityZones: 2,
  nat: 'single',
  interfaceEndpoints: ['ecr.api', 'logs'],
  encryptionControl: true,
};

function synthesise(network: Partial<Network> = {}, overrides: Partial<Environment> = {}): Template {
  const environment = exampleEnvironment({ network: { ...single, ...network }, ...overrides });
  return Template.fromStack(new NetworkStack(exampleStage(environment), environment, { images: exampleImages }));
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
    for (const nat of natKinds) expect(ids(template)).toEqual(expect.arrayContaining(ids(synthesise({ nat }))));
  });

  test('in every configuration they lie in the block and apart from each other', () => {
    const networks = fc.record({
      cidr: fc
        .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 16, max: 22 }))
        .map(([second, prefix]) => `10.${second}.0.0/${prefix}`),
      availabilityZones: fc.constantFrom<Array<2 | 3>>(2, 3),
      nat: fc.constantFrom(...natKinds),
      interfaceEndpoints: fc.constant<InterfaceEndpoint[]>([]),
      encryptionControl: fc.constant(false),
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
    ['regional', 1],
    ['instance', 0],
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
    const targets = (nat: Nat) =>
      defaultRoutes(synthesise({ nat }))
        .map(({ NatGatewayId }) => NatGatewayId)
        .filter(Boolean);
    expect(new Set(targets('single').map((id) => JSON.stringify(id))).size).toBe(1);
    expect(new Set(targets('per-az').map((id) => JSON.stringify(id))).size).toBe(2);
  });

  test.each(natKinds)('isolated subnets have no route at all with NAT %s', (nat) => {
    const routes = Object.values(synthesise({ nat }).findResources('AWS::EC2::Route'));
    expect(JSON.stringify(routes)).not.toContain('isolated');
  });

  test.each(natKinds)('isolated subnets keep a route table of their own with NAT %s', (nat) => {
    const associations = Object.values(synthesise({ nat }).findResources('AWS::EC2::SubnetRouteTableAssociation'));
    const isolated = associations.filter(({ Properties }) => Properties.SubnetId.Ref.includes('isolated'));
    expect(isolated.map(({ Properties }) => Properties.RouteTableId.Ref)).toEqual([
      expect.stringContaining('isolatedSubnet1'),
      expect.stringContaining('isolatedSubnet2'),
    ]);
  });

  test('a regional gateway serves every zone and stands in no subnet', () => {
    const regional = synthesise({ nat: 'regional' });
    regional.hasResourceProperties('AWS::EC2::NatGateway', {
      AvailabilityMode: 'regional',
      VpcId: Match.anyValue(),
      SubnetId: Match.absent(),
    });
    expect(defaultRoutes(regional).map(({ NatGatewayId }) => NatGatewayId)).toEqual(
      Array(2).fill({ 'Fn::GetAtt': [expect.stringContaining('RegionalNatGateway'), 'NatGatewayId'] }),
    );
    expect(subnets(regional)).not.toHaveProperty('public');
  });

  test('a regional gateway waits for the internet gateway to be attached', () => {
    synthesise({ nat: 'regional' }).hasResource('AWS::EC2::NatGateway', { DependsOn: Match.arrayWith([Match.stringLikeRegexp('VPCGW')]) });
  });

  test('its kinds share one internet gateway and the private subnets’ routes, which a switch changes in place', () => {
    const kept = (nat: Nat) => {
      const of = synthesise({ nat });
      const ids = ['AWS::EC2::InternetGateway', 'AWS::EC2::VPCGatewayAttachment', 'AWS::EC2::Route'].flatMap((type) =>
        Object.keys(of.findResources(type)),
      );
      return ids.filter((id) => !id.includes('publicSubnet')).sort();
    };
    expect(kept('regional')).toEqual(kept('single'));
    expect(kept('per-az')).toEqual(kept('single'));
    expect(kept('instance')).toEqual(kept('single'));
  });
});

describe('a NAT instance', () => {
  const behind = synthesise({ nat: 'instance' });
  const instance = { Ref: Match.stringLikeRegexp('NatInstance') };

  test('is the way out of each private subnet, and passes on what it does not send itself', () => {
    behind.resourceCountIs('AWS::EC2::Instance', 1);
    behind.hasResourceProperties('AWS::EC2::Instance', {
      SourceDestCheck: false,
      SubnetId: { Ref: Match.stringLikeRegexp('publicSubnet1') },
    });
    expect(defaultRoutes(behind).filter(({ InstanceId }) => InstanceId !== undefined)).toHaveLength(2);
  });

  test('keeps its address when a newer image replaces it', () => {
    behind.hasResourceProperties('AWS::EC2::EIP', { InstanceId: instance });
    const images = Object.values(behind.toJSON().Parameters as Record<string, { Type: string; Default: string }>);
    expect(images).toContainEqual(
      expect.objectContaining({
        Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
        Default: expect.stringMatching(/al2023.*arm64$/),
      }),
    );
  });

  test('admits HTTPS from the private subnets, and nothing else', () => {
    behind.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'NAT instance',
      SecurityGroupIngress: ['10.20.0.0/18', '10.20.64.0/18'].map((CidrIp) =>
        Match.objectLike({ CidrIp, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }),
      ),
      SecurityGroupEgress: [Match.objectLike({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })],
    });
  });

  test('has no login key, an encrypted volume, and metadata for those who ask with a token', () => {
    behind.hasResourceProperties('AWS::EC2::Instance', {
      KeyName: Match.absent(),
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      BlockDeviceMappings: [{ Ebs: { Encrypted: true, VolumeType: 'gp3' } }],
    });
  });

  test.each([
    ['StatusCheckFailed_System', 'recover'],
    ['StatusCheckFailed_Instance', 'reboot'],
  ])('on %s EC2 is told to %s it', (MetricName, action) => {
    behind.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName,
      Dimensions: [{ Name: 'InstanceId', Value: instance }],
      AlarmActions: [`arn:aws:automate:us-east-1:ec2:${action}`],
    });
  });

  test('drops what does not come from the VPC', () => {
    const [{ Properties } = { Properties: {} }] = Object.values(behind.findResources('AWS::EC2::Instance'));
    const script = JSON.stringify(Properties.UserData);
    expect(script).toContain('policy drop');
    expect(script.match(/ip saddr/g)).toHaveLength(2);
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

  const statementsOf = (endpoint: InterfaceEndpoint) => {
    const [{ Properties } = { Properties: {} }] = Object.values(
      synthesise({ interfaceEndpoints: [endpoint] }).findResources('AWS::EC2::VPCEndpoint', {
        Properties: { ServiceName: `com.amazonaws.us-east-1.${endpoint}` },
      }),
    );
    return (Properties.PolicyDocument?.Statement ?? []) as { Action: string | string[]; Resource: string; Condition: unknown }[];
  };

  test.each(['ecr.api', 'ecr.dkr'] as const)('%s pulls from the registry of the pipeline and pushes nowhere', (endpoint) => {
    expect(statementsOf(endpoint).map(({ Action, Resource }) => [Action, Resource])).toEqual([
      ['ecr:GetAuthorizationToken', '*'],
      [
        ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        'arn:aws:ecr:us-east-1:111111111111:repository/carepath/*',
      ],
    ]);
  });

  test.each([
    ['logs', ['arn:aws:logs:us-east-1:222222222222:log-group:*']],
    ['secretsmanager', ['arn:aws:secretsmanager:us-east-1:222222222222:secret:*']],
    ['kms', ['arn:aws:kms:us-east-1:222222222222:key/*']],
    ['ssm', ['arn:aws:ssm:us-east-1:222222222222:parameter/*', 'arn:aws:ec2:us-east-1:222222222222:instance/*']],
  ] as const)('%s leads to resources of this account and Region', (endpoint, resources) => {
    expect(statementsOf(endpoint).map(({ Resource }) => Resource)).toEqual(resources);
  });

  test('sts takes roles of this account', () => {
    expect(statementsOf('sts').map(({ Action, Resource }) => [Action, Resource])).toContainEqual([
      ['sts:AssumeRole', 'sts:TagSession'],
      'arn:aws:iam::222222222222:role/*',
    ]);
  });

  /** PrivateLink offers no policies for these. */
  const withoutPolicy: readonly InterfaceEndpoint[] = ['ecs-agent', 'ecs-telemetry'];

  test.each(withoutPolicy)('%s has no policy, which would be refused', (endpoint) => {
    expect(statementsOf(endpoint)).toEqual([]);
  });

  test.each(interfaceEndpoints.filter((endpoint) => !withoutPolicy.includes(endpoint)))(
    '%s admits principals of this account alone, and only to calls that it names',
    (endpoint) => {
      for (const { Action, Condition } of statementsOf(endpoint)) {
        expect(Condition).toEqual({ StringEquals: { 'aws:PrincipalAccount': '222222222222' } });
        if (endpoint !== 'ssmmessages') expect([Action].flat()).not.toContainEqual(expect.stringMatching(/:\*$/));
      }
    },
  );

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

  test('name the flow’s service and task, its way, why it was refused and whether it was encrypted', () => {
    const [{ Properties } = { Properties: {} }] = Object.values(template.findResources('AWS::EC2::FlowLog'));
    const fields = ['ecs-service-name', 'ecs-task-id', 'traffic-path', 'flow-direction', 'pkt-dst-aws-service', 'reject-reason'];
    for (const field of [...fields, 'encryption-status']) expect(Properties.LogFormat.split(' ')).toContain(`\${${field}}`);
  });

  test('are kept as configured, under a key', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 90, KmsKeyId: Match.anyValue() });
  });

  test('their key admits CloudWatch Logs of the Region for operational log groups of this environment, and nothing else', () => {
    synthesise({}, { region: 'eu-central-1' }).hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
            Condition: {
              ArnLike: {
                'kms:EncryptionContext:aws:logs:arn': ['Staging-*', 'aws-waf-logs-staging*', 'API-Gateway-Execution-Logs_*'].map(
                  (names) => `arn:aws:logs:eu-central-1:222222222222:log-group:${names}`,
                ),
              },
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

describe('encryption in transit', () => {
  test('is monitored where configured', () => {
    template.hasResourceProperties('AWS::EC2::VPCEncryptionControl', { Mode: 'monitor', VpcId: { Ref: Match.stringLikeRegexp('^Vpc') } });
  });

  test('is not monitored, and not paid for, elsewhere', () => {
    synthesise({ encryptionControl: false }).resourceCountIs('AWS::EC2::VPCEncryptionControl', 0);
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
  const network = new NetworkStack(stage, environment, { images: exampleImages });
  const reader = new Reader(stage, network);
  expect(JSON.stringify(Template.fromStack(reader))).toContain('Fn::ImportValue');
  expect(Template.fromStack(network).findOutputs('*')).toEqual(template.findOutputs('*'));
  expect(Object.keys(template.findOutputs('*'))).toHaveLength(6);
});

test('the stack is kept from deletion where data is protected', () => {
  const environment = exampleEnvironment({ protectData: true });
  expect(new NetworkStack(exampleStage(environment), environment, { images: exampleImages }).terminationProtection).toBe(true);
});
