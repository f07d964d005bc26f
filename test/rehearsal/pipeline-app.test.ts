import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../src/assembly/assembly';
import { isList, isMap } from '../../src/assembly/equal';
import { loadAssembly } from '../../src/assembly/load-assembly';
import type { Value, ValueMap } from '../../src/assembly/template';
import { synthesisePipelineApp } from '../fixtures/pipeline-app/app';
import { edited, idOf } from './edited';
import { finding, rehearsal, rulesOf } from './hand-made';

const directory = mkdtempSync(join(tmpdir(), 'pipeline-app-'));
let app: Assembly;
let withChangeSets: Assembly;

beforeAll(() => {
  synthesisePipelineApp(join(directory, 'plain'));
  app = loadAssembly(join(directory, 'plain'));
  synthesisePipelineApp(join(directory, 'change-sets'), { useChangeSets: true });
  withChangeSets = loadAssembly(join(directory, 'change-sets'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const properties = (id: string, ...path: (string | number)[]) => ['Resources', id, 'Properties', ...path];

/** The pipeline's stages, with those of one name changed. */
function withStages(assembly: Assembly, stage: string, change: (stage: ValueMap) => ValueMap): Assembly {
  const id = idOf(assembly, 'FixturePipeline', 'AWS::CodePipeline::Pipeline');
  const resources = assembly.stacks.find(({ name }) => name === 'FixturePipeline')?.template.Resources ?? {};
  const stages = resources[id]?.Properties?.Stages;
  const changed = (isList(stages) ? stages : []).map((one) => (isMap(one) && one.Name === stage ? change(one) : one));
  return edited(assembly, 'FixturePipeline', properties(id, 'Stages'), changed);
}

function withAction(assembly: Assembly, stage: string, action: string, change: (action: ValueMap) => ValueMap): Assembly {
  return withStages(assembly, stage, (one) => ({
    ...one,
    Actions: actionsOf(one).map((each) => (each.Name === action ? change(each) : each)),
  }));
}

function actionsOf(stage: ValueMap): ValueMap[] {
  return isList(stage.Actions) ? stage.Actions.filter(isMap) : [];
}

function configured(action: ValueMap, configuration: { readonly [key: string]: Value }): ValueMap {
  return { ...action, Configuration: { ...(isMap(action.Configuration) ? action.Configuration : {}), ...configuration } };
}

describe('an app of CDK Pipelines, without a manifest', () => {
  test('is promoted through its three environments', async () => {
    const report = await rehearsal(app);
    expect(report).toMatchObject({ simulated: true, outcome: 'promoted', findings: [] });
    expect(report.stages.map(({ name }) => name)).toEqual(['Source', 'Build', 'UpdatePipeline', 'Dev', 'Staging', 'ApproveProd', 'Prod']);
    expect(report.stacks.filter(({ operation }) => operation === 'create')).toHaveLength(13);
  });

  test('gives the same report twice', async () => {
    expect(await rehearsal(app, app)).toEqual(await rehearsal(app, app));
  });

  test('on top of itself changes nothing', async () => {
    const report = await rehearsal(app, app);
    expect(report).toMatchObject({ outcome: 'promoted', findings: [] });
    expect(report.stacks.every(({ operation, outcome }) => operation === 'none' && outcome === 'succeeded')).toBe(true);
  });

  test('is promoted with change sets too', async () => {
    const report = await rehearsal(withChangeSets, app);
    expect(report.outcome).toBe('promoted');
    expect(report.stages.flatMap(({ actions }) => actions).map(({ name }) => name)).toContain('network.Prepare');
  });

  test('says of each action whether it was simulated or assumed', async () => {
    const { stages } = await rehearsal(app);
    const bases = Object.fromEntries(stages.flatMap(({ actions }) => actions.map(({ name, basis }) => [name, basis])));
    expect(bases).toMatchObject({
      Synth: 'assumed',
      SelfMutate: 'simulated',
      'network.Deploy': 'simulated',
      Smoke: 'simulated',
      Approve: 'assumed',
    });
  });

  test('takes its times from its own clock', async () => {
    const { stages } = await rehearsal(app);
    expect(stages[0]?.start).toBe('2026-01-05T09:00:00.000Z');
    expect([...stages].every(({ start, end }) => start <= end)).toBe(true);
  });

  test('is rehearsed within ten seconds', async () => {
    const start = performance.now();
    await rehearsal(app, app);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('decisions and faults', () => {
  test('a rejected approval blocks, and prod has no operation', async () => {
    const report = await rehearsal(app, undefined, { approver: async () => ({ approved: false, detail: 'not today' }) });
    expect(report.outcome).toBe('blocked');
    expect(report.stacks.filter(({ environment }) => environment === 'Prod')).toEqual([]);
    expect(report.stages.find(({ name }) => name === 'ApproveProd')?.actions[0]).toMatchObject({
      outcome: 'rejected',
      detail: 'not today',
    });
  });

  test('a fault in the smoke step of staging leaves prod untouched', async () => {
    const report = await rehearsal(app, undefined, { failures: [{ stage: 'Staging', action: 'Smoke' }] });
    expect(report.outcome).toBe('failed');
    expect(report.stacks.filter(({ environment }) => environment === 'Prod')).toEqual([]);
    expect(finding(report, 'half-updated').message).toContain('the same release can be retried from here');
  });

  test('a fault that names no action is refused with those that there are', async () => {
    const failures = [{ stage: 'Staging', action: 'Smok' }];
    await expect(rehearsal(app, undefined, { failures })).rejects.toThrow(/Staging\/Smok is no action.*\n.*Staging\/Smoke/);
  });

  test('the approver is told the comment and what was found so far', async () => {
    const asked: string[] = [];
    await rehearsal(app, undefined, {
      approver: async ({ stage, comment, findings }) => {
        asked.push(`${stage}: ${comment} (${findings.length})`);
        return { approved: true, detail: 'yes' };
      },
    });
    expect(asked).toEqual(['ApproveProd: Promote to prod? (0)']);
  });
});

describe('edits of the pipeline', () => {
  test('swapped run orders: the consumer starts before what it imports is there', async () => {
    const swapped = withStages(app, 'Staging', (stage) => ({
      ...stage,
      Actions: actionsOf(stage).map((action) => {
        const order = { 'network.Deploy': 2, 'cluster.Deploy': 1 }[String(action.Name)];
        return order === undefined ? action : { ...action, RunOrder: order };
      }),
    }));
    const report = await rehearsal(swapped);
    expect(report.outcome).toBe('failed');
    expect(finding(report, 'run-order').where).toMatch(/^Staging\/cluster.Deploy/);
    expect(report.stacks.filter(({ environment }) => environment === 'Prod')).toEqual([]);
    // With the base in place the export is there already; the order is as wrong as before.
    expect(finding(await rehearsal(swapped, app), 'run-order').message).toMatch(/^Staging-cluster depends on Staging-network/);
  });

  test('a smoke step that asks too early fails', async () => {
    const report = await rehearsal(
      withAction(app, 'Dev', 'Smoke', (action) => ({ ...action, RunOrder: 3 })),
      app,
    );
    expect(finding(report, 'run-order').message).toBe('Smoke asks before edge.Deploy has ended: it would judge the release before');
  });

  test('a template that is not in the release fails its action', async () => {
    const lost = withAction(app, 'Dev', 'edge.Deploy', (action) =>
      configured(action, { TemplatePath: 'Synth_Output::assembly-Dev/gone.template.json' }),
    );
    const report = await rehearsal(lost);
    expect(finding(report, 'template-missing').message).toContain('edge.Deploy deploys Synth_Output::assembly-Dev/gone.template.json');
  });

  test.each([
    [
      'a provider',
      (action: ValueMap) => ({ ...action, ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Provider: 'Invented', Version: '1' } }),
      'Invented',
    ],
    ['a configuration key', (action: ValueMap) => configured(action, { Invented: 'x' }), 'the key Invented'],
    ['a key of an action', (action: ValueMap) => ({ ...action, Invented: 'x' }), 'the key Invented'],
    ['an action mode', (action: ValueMap) => configured(action, { ActionMode: 'INVENTED' }), 'INVENTED'],
  ])('%s that is not modelled is an error, never a success', async (_, change, name) => {
    const report = await rehearsal(withAction(app, 'Prod', 'edge.Deploy', change));
    expect(report.outcome).toBe('failed');
    expect(finding(report, 'cannot-rehearse').message).toContain(name);
  });

  test('a change of the structure restarts the execution and voids the history of rollbacks', async () => {
    const renamed = withAction(app, 'Build', 'Synth', (action) => configured(action, { EnvironmentVariables: '[]' }));
    const report = await rehearsal(renamed, app);
    expect(report.outcome).toBe('promoted');
    expect(rulesOf(report)).toEqual(['rollback-history-void']);
    expect(report.stacks[0]).toMatchObject({ environment: 'pipeline', operation: 'update' });
  });

  test('a queued pipeline that updates itself cancels what waits', async () => {
    const id = idOf(app, 'FixturePipeline', 'AWS::CodePipeline::Pipeline');
    const report = await rehearsal(edited(app, 'FixturePipeline', properties(id, 'ExecutionMode'), 'QUEUED'), app);
    expect(rulesOf(report)).toContain('waiting-runs-cancelled');
  });
});

describe('edits of the templates', () => {
  test('an export that is dropped from cdk.out is caught before prod, and names its importers', async () => {
    const [output] = Object.keys(app.stacks.find(({ name }) => name === 'Staging-cluster')?.template.Outputs ?? {}).filter((id) =>
      id.includes('BalancerHttps'),
    );
    const report = await rehearsal(edited(app, 'Staging-cluster', ['Outputs', output ?? ''], undefined), app);
    expect(report.outcome).toBe('failed');
    expect(finding(report, 'export-in-use').message).toContain('which Staging-edge, Staging-service-eshop still imports');
    expect(report.stacks.filter(({ environment }) => environment === 'Prod')).toEqual([]);
  });

  test('a listener priority that another stack has is caught', async () => {
    const id = idOf(app, 'Dev-service-eshop', 'AWS::ElasticLoadBalancingV2::ListenerRule');
    const report = await rehearsal(edited(app, 'Dev-service-eshop', properties(id, 'Priority'), 1), app);
    expect(finding(report, 'name-collision').message).toMatch(/Priority=1: Dev-cluster\/Status\w+ has it/);
  });
});

describe('edits of the route that a smoke request takes', () => {
  const smoke = async (assembly: Assembly) => {
    const report = await rehearsal(assembly);
    return { outcome: report.outcome, sentence: finding(report, 'route-broken').message };
  };
  const remove = (stack: string, type: string, says: string) =>
    edited(app, `Dev-${stack}`, ['Resources', idOf(app, `Dev-${stack}`, type, says)], undefined);
  const change = (stack: string, type: string, says: string, path: (string | number)[], to: Value) =>
    edited(app, `Dev-${stack}`, properties(idOf(app, `Dev-${stack}`, type, says), ...path), to);

  test.each<[string, () => Assembly, RegExp]>([
    [
      'the ingress rule of the load balancer',
      () => remove('cluster', 'AWS::EC2::SecurityGroupIngress', ''),
      /no ingress rule of Dev-cluster\/BalancerGroup\w+ lets the VPC Link/,
    ],
    [
      'the egress rule of the link',
      () => change('cluster', 'AWS::EC2::SecurityGroupEgress', '', ['FromPort'], 444),
      /no egress rule of Dev-cluster\/LinkGroup/,
    ],
    [
      'the rule that answers the status',
      () => remove('cluster', 'AWS::ElasticLoadBalancingV2::ListenerRule', 'Status'),
      /no rule of the listener Dev-cluster\/BalancerHttps\w+ takes \/status/,
    ],
    [
      'the path of that rule',
      () =>
        change(
          'cluster',
          'AWS::ElasticLoadBalancingV2::ListenerRule',
          'Status',
          ['Conditions', 1, 'PathPatternConfig', 'Values'],
          ['/other'],
        ),
      /takes \/status/,
    ],
    [
      'the header that it wants',
      () =>
        change(
          'cluster',
          'AWS::ElasticLoadBalancingV2::ListenerRule',
          'Status',
          ['Conditions', 0, 'HttpHeaderConfig', 'Values'],
          ['another'],
        ),
      /Status\w+ wants another value of the header x-origin-secret/,
    ],
    [
      'the status code',
      () =>
        change(
          'cluster',
          'AWS::ElasticLoadBalancingV2::ListenerRule',
          'Status',
          ['Actions', 0, 'FixedResponseConfig', 'StatusCode'],
          '503',
        ),
      /answers 503 to \/status/,
    ],
    [
      'the certificate',
      () => change('cluster', 'AWS::CertificateManager::Certificate', '', ['DomainName'], 'other.example.com'),
      /is for other.example.com, not for internal.dev/,
    ],
    [
      'the header that CloudFront sends',
      () =>
        change(
          'edge',
          'AWS::CloudFront::Distribution',
          '',
          ['DistributionConfig', 'Origins', 0, 'OriginCustomHeaders', 0, 'HeaderName'],
          'x-other',
        ),
      /wants another value of the header/,
    ],
    [
      'the alias',
      () => change('edge', 'AWS::CloudFront::Distribution', '', ['DistributionConfig', 'Aliases'], ['www.example.com']),
      /does not answer to api.dev.example.com/,
    ],
    [
      'the origin',
      () =>
        change('edge', 'AWS::CloudFront::Distribution', '', ['DistributionConfig', 'Origins', 0, 'DomainName'], 'elsewhere.example.com'),
      /no DNS record has the name elsewhere/,
    ],
    [
      'what is forwarded as Host',
      () =>
        change(
          'edge',
          'AWS::CloudFront::Distribution',
          '',
          ['DistributionConfig', 'DefaultCacheBehavior', 'OriginRequestPolicyId'],
          '216adef6-5c7f-47e4-b989-5492eafa07d3',
        ),
      /forwards the viewer's Host/,
    ],
    [
      'the DNS record',
      () => change('edge', 'AWS::Route53::RecordSet', 'api.dev', ['Name'], 'apis.dev.example.com.'),
      /no DNS record has the name api.dev/,
    ],
    [
      'the route',
      () => change('edge', 'AWS::ApiGatewayV2::Route', 'GET /status', ['RouteKey'], 'GET /health'),
      /no route of Dev-edge\/Api\w+ takes GET \/status/,
    ],
    ['its authorization', () => change('edge', 'AWS::ApiGatewayV2::Route', 'GET /status', ['AuthorizationType'], 'JWT'), /answers 401/],
    ['the mapping', () => change('edge', 'AWS::ApiGatewayV2::ApiMapping', '', ['ApiMappingKey'], 'v1'), /no API mapping/],
    [
      'the connection of the integration',
      () => change('edge', 'AWS::ApiGatewayV2::Integration', '', ['ConnectionId'], 'gone'),
      /names a VPC Link that is not there/,
    ],
    [
      'the listener of the integration',
      () => change('edge', 'AWS::ApiGatewayV2::Integration', '', ['IntegrationUri'], 'gone'),
      /leads to no listener/,
    ],
  ])('%s', async (_, edit, sentence) => {
    const result = await smoke(edit());
    expect(result.outcome).toBe('failed');
    expect(result.sentence).toMatch(sentence);
  });

  describe('to a service that the manifest names', () => {
    const named = (assembly: Assembly): Assembly => ({
      ...assembly,
      manifest: {
        schemaVersion: 1,
        platform: 'fixture',
        source: { commit: 'f'.repeat(40), committedAt: '2026-01-01T00:00:00Z', modified: false },
        environments: [
          {
            name: 'dev',
            stage: 'Dev',
            account: '111111111111',
            region: 'eu-west-1',
            approval: 'none',
            protectData: false,
            services: ['eshop'],
            smoke: { url: 'https://api.dev.example.com/status' },
          },
        ],
        withheldServices: [],
      },
    });

    test('is walked to the end', async () => {
      const report = await rehearsal(named(app));
      expect(report).toMatchObject({ outcome: 'promoted', release: { commit: 'f'.repeat(40) } });
      const detail = report.stages.flatMap(({ actions }) => actions).find(({ name }) => name === 'Smoke')?.detail;
      expect(detail).toMatch(/eshop: GET \/eshop\/rehearsal > … > Dev-service-eshop\/Service/);
    });

    test.each<[string, () => Assembly, RegExp]>([
      [
        'the ingress rule of the service',
        () => remove('service-eshop', 'AWS::EC2::SecurityGroupIngress', ''),
        /no ingress rule of Dev-service-eshop\/ServiceGroup/,
      ],
      [
        'the target group that it registers in',
        () => change('service-eshop', 'AWS::ECS::Service', '', ['LoadBalancers'], []),
        /no ECS service registers in the target group/,
      ],
      [
        'the port of its container',
        () =>
          change('service-eshop', 'AWS::ECS::TaskDefinition', '', ['ContainerDefinitions', 0, 'PortMappings', 0, 'ContainerPort'], 8080),
        /does not open port 8443/,
      ],
      ['its tasks', () => change('service-eshop', 'AWS::ECS::Service', '', ['DesiredCount'], 0), /runs no task/],
      [
        'a method that CloudFront must let pass',
        () =>
          edited(
            change('edge', 'AWS::ApiGatewayV2::Route', 'eshop', ['RouteKey'], 'POST /eshop/{proxy+}'),
            'Dev-edge',
            properties(
              idOf(app, 'Dev-edge', 'AWS::CloudFront::Distribution'),
              'DistributionConfig',
              'DefaultCacheBehavior',
              'AllowedMethods',
            ),
            ['GET', 'HEAD'],
          ),
        /does not let POST \/eshop\/rehearsal pass/,
      ],
      [
        'its rule',
        () =>
          change(
            'service-eshop',
            'AWS::ElasticLoadBalancingV2::ListenerRule',
            '',
            ['Conditions', 1, 'PathPatternConfig', 'Values'],
            ['/shop/*'],
          ),
        /takes \/eshop\/rehearsal/,
      ],
      [
        'its route',
        () => remove('edge', 'AWS::ApiGatewayV2::Route', 'eshop'),
        /\/eshop\/rehearsal: no route of Dev-edge\/Api\w+ takes GET/,
      ],
    ])('%s', async (_, edit, sentence) => {
      const result = await smoke(named(edit()));
      expect(result.outcome).toBe('failed');
      expect(result.sentence).toMatch(sentence);
    });
  });
});
