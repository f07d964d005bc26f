import { Match } from 'aws-cdk-lib/assertions';
import type { Service } from '../../src/schema/service';
import { exampleRoute, exampleService } from './example-environment';
import { exampleSet, type TemplateResource } from './example-set';

const routes = (...paths: string[]): Service['routes'] => paths.map((path) => exampleRoute({ path }));
const sevenPaths = ['/a/*', '/b/*', '/c/*', '/d/*', '/e/*', '/f/*', '/g/*'];

const set = exampleSet({
  services: [
    exampleService({ name: 'eshop', listenerSlot: 1 }),
    exampleService({ name: 'pharmacy', listenerSlot: 2, callers: ['eshop'], routes: routes('/pharmacy/reports/*', '/pharmacy/*') }),
    exampleService({
      name: 'doctor',
      listenerSlot: 3,
      database: 'none',
      routes: routes(...sevenPaths),
      port: 9443,
      architecture: 'x86_64',
    }),
  ],
});
const eshop = set.template('service-eshop');
const pharmacy = set.template('service-pharmacy');
const doctor = set.template('service-doctor');
const cluster = set.template('cluster');

const rule = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const importing = (part: string) => ({ 'Fn::ImportValue': expect.stringContaining(part) });
const edgeListener = importing('LoadBalancerEdge');
const callerListener = importing('LoadBalancerCallers');
const listenedBy = (listener: unknown, stack?: string) =>
  set.resources(rule, stack).filter(({ Properties }) => expect.objectContaining({ ListenerArn: listener }).asymmetricMatch(Properties));

interface Condition {
  readonly Field: string;
  readonly HttpHeaderConfig?: { readonly HttpHeaderName: string; readonly Values: readonly unknown[] };
  readonly PathPatternConfig?: { readonly Values: readonly string[] };
}
const conditions = ({ Properties }: TemplateResource) => Properties.Conditions as Condition[];
const header = (resource: TemplateResource) => conditions(resource).find(({ Field }) => Field === 'http-header')?.HttpHeaderConfig;
const paths = (resource: TemplateResource) =>
  conditions(resource).find(({ Field }) => Field === 'path-pattern')?.PathPatternConfig?.Values ?? [];

const container = (stack: string): Record<string, unknown> => {
  const containers = set.resources('AWS::ECS::TaskDefinition', stack).flatMap(({ Properties }) => Properties.ContainerDefinitions);
  return containers[0] as Record<string, unknown>;
};
const variables = (stack: string) =>
  Object.fromEntries((container(stack).Environment as { Name: string; Value: unknown }[]).map(({ Name, Value }) => [Name, Value]));

describe('the way round the web ACL is closed', () => {
  const edgeRules = [...set.resources(rule, 'cluster'), ...listenedBy(edgeListener)];

  test('every rule of the public side demands the origin header', () => {
    expect(edgeRules).toHaveLength(1 + 1 + 1 + 3);
    expect(edgeRules.map((resource) => header(resource)?.HttpHeaderName)).toEqual(edgeRules.map(() => 'x-carepath-origin'));
  });

  test('either of the two secrets will do, so that one can be replaced while the other is sent', () => {
    for (const resource of edgeRules) {
      const values = (header(resource)?.Values ?? []).map((value) => JSON.stringify(value));
      expect(values).toEqual([expect.stringContaining('OriginSecretA'), expect.stringContaining('OriginSecretB')]);
      for (const value of values) expect(value).toContain('{{resolve:secretsmanager:');
    }
  });

  test('without it the load balancer answers 403', () => {
    cluster.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '403' } }],
    });
  });

  test('the secrets are 64 letters and digits: the load balancer reads signs as wildcards', () => {
    for (const { Properties } of set.resources('AWS::SecretsManager::Secret', 'cluster')) {
      expect(Properties.GenerateSecretString).toMatchObject({ PasswordLength: 64, ExcludePunctuation: true });
    }
  });
});

describe('listener rules', () => {
  test('of more than three paths are more than one rule', () => {
    expect(listenedBy(edgeListener, 'service-doctor').map(paths)).toEqual([['/a/*', '/b/*', '/c/*'], ['/d/*', '/e/*', '/f/*'], ['/g/*']]);
  });

  test('compare at most five values', () => {
    for (const resource of set.resources(rule))
      expect(paths(resource).length + (header(resource)?.Values.length ?? 0)).toBeLessThanOrEqual(5);
  });

  test.each([
    ['the public side', edgeListener],
    ['callers', callerListener],
  ])('have priorities of their own on the listener of %s', (_, listener) => {
    const priorities = listenedBy(listener).map(({ Properties }) => Properties.Priority);
    expect(new Set(priorities).size).toBe(priorities.length);
  });

  test('lie in the slot of their service', () => {
    expect(listenedBy(edgeListener, 'service-doctor').map(({ Properties }) => Properties.Priority)).toEqual([30, 31, 32]);
  });

  test('open a service to callers only where it names some', () => {
    expect(listenedBy(callerListener, 'service-pharmacy').map(paths)).toEqual([['/pharmacy/reports/*', '/pharmacy/*']]);
    expect(listenedBy(callerListener, 'service-eshop')).toEqual([]);
  });

  test('leave the callers’ listener at 404 for everything else', () => {
    cluster.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 8443,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    });
  });
});

describe('TLS', () => {
  test('is 1.2 or 1.3 on both listeners', () => {
    const policies = set
      .resources('AWS::ElasticLoadBalancingV2::Listener', 'cluster')
      .map(({ Properties }) => [Properties.Protocol, Properties.SslPolicy]);
    expect(policies).toEqual([
      ['HTTPS', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'],
      ['HTTPS', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'],
    ]);
  });

  test('reaches the task, and so does the health check', () => {
    doctor.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Protocol: 'HTTPS',
      Port: 9443,
      TargetType: 'ip',
      HealthCheckProtocol: 'HTTPS',
      HealthCheckPath: '/health',
    });
  });

  test('is what services call one another by, under the name in the certificate', () => {
    expect(variables('service-eshop').PHARMACY_URL).toBe('https://internal.staging.carepath.example.com:8443/pharmacy');
    cluster.hasResourceProperties('AWS::CertificateManager::Certificate', { DomainName: 'internal.staging.carepath.example.com' });
    cluster.hasResourceProperties('AWS::Route53::RecordSet', { Name: 'internal.staging.carepath.example.com.', Type: 'A' });
  });
});

describe('security groups', () => {
  const ingress = set.resources('AWS::EC2::SecurityGroupIngress');
  const egress = set.resources('AWS::EC2::SecurityGroupEgress');
  const into = (group: string, port: number) =>
    ingress.filter(({ Properties }) => JSON.stringify(Properties.GroupId).includes(group) && Properties.FromPort === port);
  const sources = (resources: TemplateResource[]) => resources.map(({ Properties }) => JSON.stringify(Properties.SourceSecurityGroupId));

  test('let only the VPC Link into the public side’s listener', () => {
    expect(sources(into('TrafficLoadBalancer', 443))).toEqual([expect.stringContaining('TrafficVpcLink')]);
  });

  test('let only callers into the services’ listener', () => {
    expect(sources(into('TrafficLoadBalancer', 8443))).toEqual([expect.stringContaining('TrafficCallers')]);
  });

  test('let only the load balancer into a task, on its port', () => {
    expect(sources(into('doctorSecurityGroup', 9443))).toEqual([expect.stringContaining('TrafficLoadBalancer')]);
    expect(ingress.filter(({ Properties }) => JSON.stringify(Properties.GroupId).includes('doctorSecurityGroup'))).toHaveLength(1);
  });

  test('let into the database the services that have one, and no other', () => {
    const database = ingress.filter(({ Properties }) => JSON.stringify(Properties.GroupId).includes('Staging-database'));
    expect(database.map(({ Properties }) => String(Properties.Description)).sort()).toEqual([
      'Migrations of eshop to the database',
      'Migrations of pharmacy to the database',
      'Users and grants to the database',
      'eshop to the database',
      'pharmacy to the database',
    ]);
    expect(new Set(database.map(({ Properties }) => Properties.FromPort))).toEqual(new Set([5432]));
  });

  test('close every way out that is not named, for EC2 opens a group that has no egress rule of its own', () => {
    const waysOut = (stack: string) =>
      set
        .resources('AWS::EC2::SecurityGroup', stack)
        .map(({ Properties }) =>
          (Properties.SecurityGroupEgress as Record<string, unknown>[]).map(({ CidrIp, FromPort }) => [CidrIp, FromPort]),
        );
    const nowhere = [['255.255.255.255/32', 252]];
    expect(waysOut('cluster')).toEqual([nowhere, nowhere, nowhere, [['0.0.0.0/0', 443]]]); // The last are instances, which no rule stands beside.
    expect(waysOut('service-eshop')).toEqual([[['0.0.0.0/0', 443]]]);
  });

  test('let tasks call services only where they are configured as callers', () => {
    const wears = (stack: string) =>
      JSON.stringify(set.resources('AWS::ECS::Service', stack)[0]?.Properties.NetworkConfiguration).includes('TrafficCallers');
    expect({ eshop: wears('service-eshop'), pharmacy: wears('service-pharmacy'), doctor: wears('service-doctor') }).toEqual({
      eshop: true,
      pharmacy: false,
      doctor: false,
    });
  });

  test('do not open the load balancer towards the callers’ group', () => {
    const fromLoadBalancer = egress.filter(({ Properties }) => JSON.stringify(Properties.GroupId).includes('TrafficLoadBalancer'));
    expect(fromLoadBalancer.map(({ Properties }) => JSON.stringify(Properties.DestinationSecurityGroupId))).toEqual([
      expect.stringContaining('eshopSecurityGroup'),
      expect.stringContaining('pharmacySecurityGroup'),
      expect.stringContaining('doctorSecurityGroup'),
    ]);
  });

  test('say of each rule what it is for', () => {
    const inline = set
      .resources('AWS::EC2::SecurityGroup')
      .flatMap(
        ({ Properties }) =>
          [Properties.SecurityGroupEgress ?? [], Properties.SecurityGroupIngress ?? []].flat() as Record<string, unknown>[],
      );
    for (const { Description } of [...inline, ...[...ingress, ...egress].map(({ Properties }) => Properties)])
      expect(Description).toMatch(/\w{3}/);
  });
});

describe('a task', () => {
  test('runs exactly the configured image of the pipeline’s registry', () => {
    expect(container('service-eshop').Image).toBe(
      `111111111111.dkr.ecr.us-west-2.amazonaws.com/carepath/eshop@sha256:${'0123456789abcdef'.repeat(4)}`,
    );
  });

  test('may pull that image’s repository and no other', () => {
    eshop.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: 'Allow',
            Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
            Resource: 'arn:aws:ecr:us-west-2:111111111111:repository/carepath/eshop',
          },
        ]),
      },
    });
  });

  test('has a read-only root, one writable folder and no capabilities', () => {
    expect(container('service-eshop')).toMatchObject({
      ReadonlyRootFilesystem: true,
      MountPoints: [{ ContainerPath: '/tmp', ReadOnly: false }],
      LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
    });
  });

  test('has as long to stop as Spot warns before', () => {
    expect(container('service-eshop').StopTimeout).toBe(120);
  });

  test('is told where the database is, and no secret', () => {
    expect(variables('service-eshop')).toEqual({
      PORT: '8443',
      AWS_REGION: 'us-east-1',
      DATABASE_ENGINE: 'postgres',
      DATABASE_HOST: importing('EndpointAddress'),
      DATABASE_PORT: '5432',
      DATABASE_NAME: 'eshop',
      DATABASE_USER: 'eshop',
      PHARMACY_URL: expect.any(String),
    });
    expect(container('service-eshop').Secrets).toBeUndefined();
  });

  test('is told of no database where it has none', () => {
    expect(variables('service-doctor')).toEqual({ PORT: '9443', AWS_REGION: 'us-east-1' });
  });

  test('may log in to the database as its own user and nothing else', () => {
    const resourceId = { 'Fn::ImportValue': Match.stringLikeRegexp('DbiResourceId') };
    pharmacy.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'rds-db:connect',
            Resource: { 'Fn::Join': ['', ['arn:aws:rds-db:us-east-1:222222222222:dbuser:', resourceId, '/pharmacy']] },
          },
        ],
      },
    });
  });

  test('acts by no permission at all without a database', () => {
    const [role] = set
      .resources('AWS::ECS::TaskDefinition', 'service-doctor')
      .map(({ Properties }) => JSON.stringify(Properties.TaskRoleArn));
    expect(role).toContain('TaskTaskRole');
    expect(set.resources('AWS::IAM::ManagedPolicy', 'service-doctor')).toHaveLength(1);
  });

  test('has no inline policy, in any of the stacks', () => {
    expect(set.resources('AWS::IAM::Policy')).toEqual([]);
    for (const { Properties } of set.resources('AWS::IAM::Role')) expect(Properties.Policies).toBeUndefined();
  });

  test('runs on the configured architecture', () => {
    doctor.hasResourceProperties('AWS::ECS::TaskDefinition', { RuntimePlatform: { CpuArchitecture: 'X86_64' } });
    eshop.hasResourceProperties('AWS::ECS::TaskDefinition', { RuntimePlatform: { CpuArchitecture: 'ARM64' } });
  });
});

describe('a service', () => {
  test('waits for its rules and for every way that it needs', () => {
    const [service] = set.resources('AWS::ECS::Service', 'service-pharmacy');
    for (const part of ['EdgeRules', 'CallerRules', 'SecurityGroupDatabase', 'SecurityGroupLoadBalancer']) {
      expect(service?.DependsOn).toContainEqual(expect.stringContaining(part));
    }
  });

  test('rolls a failed deployment back', () => {
    eshop.hasResourceProperties('AWS::ECS::Service', {
      DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
    });
  });

  test('gives no shell where data is protected', () => {
    eshop.hasResourceProperties('AWS::ECS::Service', { EnableExecuteCommand: false });
    expect(JSON.stringify(eshop.toJSON())).not.toContain('ExecPolicy');
  });

  test('scales within its bounds, on CPU, on memory and on requests', () => {
    eshop.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 2, MaxCapacity: 6 });
    const targets = set
      .resources('AWS::ApplicationAutoScaling::ScalingPolicy', 'service-eshop')
      .map(({ Properties }) => Properties.TargetTrackingScalingPolicyConfiguration);
    expect(targets).toEqual([
      expect.objectContaining({
        TargetValue: 60,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
      }),
      expect.objectContaining({
        TargetValue: 70,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageMemoryUtilization' },
      }),
      expect.objectContaining({
        TargetValue: 600,
        PredefinedMetricSpecification: expect.objectContaining({ PredefinedMetricType: 'ALBRequestCountPerTarget' }),
      }),
    ]);
  });

  test('runs at all hours unless it is told when to rest', () => {
    const [target] = set.resources('AWS::ApplicationAutoScaling::ScalableTarget', 'service-eshop');
    expect(target?.Properties.ScheduledActions).toBeUndefined();
  });

  test('leaves its target group within Spot’s warning', () => {
    eshop.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      TargetGroupAttributes: Match.arrayWith([{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }]),
    });
  });

  test('writes encrypted logs that expire', () => {
    eshop.hasResourceProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 90,
      KmsKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Staging-network:.*LogKey') },
    });
  });
});
