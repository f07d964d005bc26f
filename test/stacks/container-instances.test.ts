import { Match } from 'aws-cdk-lib/assertions';
import { exampleSet } from './example-set';

const set = exampleSet();
const open = exampleSet({ protectData: false });
const cluster = set.template('cluster');

const templates = set
  .resources('AWS::EC2::LaunchTemplate', 'cluster')
  .map(({ Properties }) => Properties.LaunchTemplateData as Record<string, Record<string, unknown>>);
const groups = set.resources('AWS::AutoScaling::AutoScalingGroup', 'cluster').map(({ Properties }) => Properties);

describe('container instances', () => {
  test('are of both processors, each of its type and the newest image of its kind, whichever that is at launch', () => {
    expect(templates.map(({ InstanceType, ImageId }) => [InstanceType, ImageId])).toEqual([
      ['m7g.xlarge', 'resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id'],
      ['m7i.xlarge', 'resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id'],
    ]);
  });

  test('do not run while nothing needs them', () => {
    expect(groups.map(({ MinSize, MaxSize, DesiredCapacity }) => [MinSize, MaxSize, DesiredCapacity])).toEqual([
      ['0', '50', undefined],
      ['0', '50', undefined],
    ]);
  });

  test('live for a week, so that patches arrive, and make room before they go', () => {
    for (const { MaxInstanceLifetime, InstanceMaintenancePolicy } of groups) {
      expect(MaxInstanceLifetime).toBe(7 * 24 * 3600);
      expect(InstanceMaintenancePolicy).toEqual({ MinHealthyPercentage: 100, MaxHealthyPercentage: 150 });
    }
  });

  test('are not protected from ending: Auto Scaling would not replace one at the end of its lifetime', () => {
    for (const { NewInstancesProtectedFromScaleIn } of groups) expect(NewInstancesProtectedFromScaleIn).toBeUndefined();
    cluster.allResourcesProperties('AWS::ECS::CapacityProvider', {
      AutoScalingGroupProvider: { ManagedTerminationProtection: 'DISABLED' },
    });
  });

  test('are started and drained by ECS', () => {
    cluster.allResourcesProperties('AWS::ECS::CapacityProvider', {
      AutoScalingGroupProvider: { ManagedDraining: 'ENABLED', ManagedScaling: { Status: 'ENABLED', TargetCapacity: 100 } },
    });
  });

  test('answer for their metadata by a session only, and to nothing that is a hop away', () => {
    for (const { MetadataOptions } of templates)
      expect(MetadataOptions).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
  });

  test('keep tasks from their metadata, and tasks from being privileged', () => {
    for (const { UserData } of templates) {
      expect(JSON.stringify(UserData)).toContain('ECS_AWSVPC_BLOCK_IMDS=true');
      expect(JSON.stringify(UserData)).toContain('ECS_DISABLE_PRIVILEGED=true');
    }
  });

  test('have encrypted volumes, under a key of the stack', () => {
    for (const { BlockDeviceMappings } of templates) {
      expect(BlockDeviceMappings).toEqual([
        {
          DeviceName: '/dev/xvda',
          Ebs: expect.objectContaining({ Encrypted: true, KmsKeyId: { 'Fn::GetAtt': [expect.stringContaining('VolumeKey'), 'Arn'] } }),
        },
      ]);
    }
  });

  test('have no public address and no key pair', () => {
    for (const { NetworkInterfaces, KeyName } of templates) {
      expect(NetworkInterfaces).toEqual([expect.objectContaining({ AssociatePublicIpAddress: false })]);
      expect(KeyName).toBeUndefined();
    }
  });

  test('take no connection', () => {
    const into = set
      .resources('AWS::EC2::SecurityGroupIngress')
      .filter(({ Properties }) => JSON.stringify(Properties.GroupId).includes('CapacitySecurityGroup'));
    expect(into).toEqual([]);
    cluster.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Container instances',
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443, IpProtocol: 'tcp', Description: Match.anyValue() }],
    });
  });

  test('join this cluster and may nothing beside: images and logs are for the tasks’ own roles', () => {
    const actions = actionsOf(set);
    expect(actions.filter((action) => !action.startsWith('ecs:'))).toEqual([]);
  });

  test('can be entered by Systems Manager where no data is protected, and nowhere else', () => {
    const sessions = (of: typeof set) => actionsOf(of).filter((action) => /^ssm(messages)?:/.test(action));
    expect(sessions(open)).not.toEqual([]);
    expect(sessions(set)).toEqual([]);
  });

  test('raise an alarm when tasks wait for one that does not come', () => {
    cluster.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { MetricName: 'CapacityProviderReservation', Threshold: 100 }, 2);
  });
});

test('the volumes’ key can be used by Auto Scaling’s own role, through EC2, and by nobody else', () => {
  const [key] = set
    .resources('AWS::KMS::Key', 'cluster')
    .filter(({ Properties }) => Properties.Description === 'Volumes of container instances')
    .map(({ Properties }) => Properties.KeyPolicy as { Statement: { Principal: unknown; Condition?: Record<string, object> }[] });
  const open = key?.Statement.filter(({ Principal }) => JSON.stringify(Principal) === '{"AWS":"*"}') ?? [];
  expect(open).toHaveLength(2);
  for (const { Condition } of open) {
    expect(Condition).toMatchObject({
      StringEquals: { 'kms:CallerAccount': '222222222222', 'kms:ViaService': 'ec2.us-east-1.amazonaws.com' },
      ArnLike: { 'aws:PrincipalArn': expect.stringMatching(/AWSServiceRoleForAutoScaling$/) },
    });
  }
});

test('the cluster has every provider at any time, so that a service leaves one in one release', () => {
  cluster.hasResourceProperties('AWS::ECS::ClusterCapacityProviderAssociations', {
    CapacityProviders: ['FARGATE', 'FARGATE_SPOT', { Ref: Match.stringLikeRegexp('Graviton') }, { Ref: Match.stringLikeRegexp('X86') }],
  });
});

function actionsOf(of: typeof set): string[] {
  const [policy] = of
    .resources('AWS::IAM::ManagedPolicy', 'cluster')
    .filter(({ Properties }) => Properties.Description === 'What the agent of a container instance does')
    .map(({ Properties }) => Properties.PolicyDocument as { Statement: { Action: string | string[] }[] });
  return policy?.Statement.flatMap(({ Action }) => Action) ?? [];
}
