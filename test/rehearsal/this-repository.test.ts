import type { Assembly } from '../../src/assembly/assembly';
import { isList, isMap } from '../../src/assembly/equal';
import type { Value, ValueMap } from '../../src/assembly/template';
import { synthesisedAssembly } from '../synthesised';
import { edited, idOf } from './edited';
import { rehearsal } from './hand-made';

/**
 * The promotion of this repository's own assembly, and of edits of it as somebody could make them in `cdk.out`: each breaks the order or
 * the route, and each must change the outcome in dev, before anything reaches prod.
 */
const release = synthesisedAssembly();

const properties = (id: string, ...path: (string | number)[]) => ['Resources', id, 'Properties', ...path];

async function outcomeOf(head: Assembly, base?: Assembly) {
  const { outcome, stages, stacks, findings } = await rehearsal(head, base);
  const failed = stages.flatMap(({ name, actions }) =>
    actions.filter((one) => one.outcome === 'failed').map((one) => `${name}/${one.name}`),
  );
  const inProd = stacks.filter(({ environment, operation }) => environment === 'prod' && operation !== 'none').length;
  return {
    outcome,
    failed,
    inProd,
    said: findings.map(({ message, remedy }) => `${message} ${remedy}`).join('\n') + JSON.stringify(stages),
  };
}

function withRunOrder(stage: string, action: string, runOrder: number): Assembly {
  const stack = 'carepath-pipeline';
  const id = idOf(release, stack, 'AWS::CodePipeline::Pipeline');
  const stages = release.stacks.find(({ name }) => name === stack)?.template.Resources[id]?.Properties?.Stages;
  const moved = listOf(stages).map((one) =>
    one.Name === stage
      ? { ...one, Actions: listOf(one.Actions).map((each) => (each.Name === action ? { ...each, RunOrder: runOrder } : each)) }
      : one,
  );
  return edited(release, stack, properties(id, 'Stages'), moved);
}

const listOf = (value: Value | undefined): ValueMap[] => (isList(value) ? value.filter(isMap) : []);

describe('the release as it is', () => {
  test('is promoted into empty accounts, through three environments with three services in each', async () => {
    const { outcome, stages, stacks, findings } = await rehearsal(release);
    expect(outcome).toBe('promoted');
    expect(stages.map(({ name }) => name)).toEqual([
      'Source',
      'Build',
      'UpdatePipeline',
      'Dev',
      'Staging',
      'ReviewProd',
      'ApproveProd',
      'ConfirmProd',
      'EnterProd',
      'Prod',
    ]);
    for (const environment of ['dev', 'staging', 'prod']) {
      const services = stacks.filter((stack) => stack.environment === environment && stack.name.includes('-service-'));
      expect(services.map(({ operation, outcome: how }) => `${operation} ${how}`)).toEqual(Array(3).fill('create succeeded'));
    }
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('is promoted on top of itself, and changes nothing', async () => {
    const { outcome, stacks } = await rehearsal(release, release);
    expect(outcome).toBe('promoted');
    expect(stacks.filter(({ operation }) => operation !== 'none')).toEqual([]);
  });

  test('leaves prod alone when its approval is refused', async () => {
    const { outcome, stacks } = await rehearsal(release, undefined, { approver: async () => ({ approved: false, detail: 'not today' }) });
    expect(outcome).toBe('blocked');
    expect(stacks.filter(({ environment }) => environment === 'prod')).toEqual([]);
  });

  test('leaves prod alone when the smoke gate of staging fails', async () => {
    const { outcome, stacks } = await rehearsal(release, undefined, { failures: [{ stage: 'Staging', action: 'Smoke' }] });
    expect(outcome).toBe('failed');
    expect(stacks.filter(({ environment }) => environment === 'prod')).toEqual([]);
  });
});

describe('an edit of an export', () => {
  const exportOf = (stack: string, says: string): string => {
    const outputs = release.stacks.find(({ name }) => name === stack)?.template.Outputs ?? {};
    const [name, second] = Object.keys(outputs).filter((one) => one.includes(says));
    if (name === undefined || second !== undefined) throw new Error(`no single export of ${stack} says ${says}`);
    return name;
  };

  test('that drops it while later stacks import it stops at the first environment, and names them', async () => {
    const head = edited(release, 'Dev-cluster', ['Outputs', exportOf('Dev-cluster', 'TrafficCallers')], undefined);
    const { outcome, failed, inProd, said } = await outcomeOf(head, release);
    expect({ outcome, failed, inProd }).toEqual({ outcome: 'failed', failed: ['Dev/cluster.Deploy'], inProd: 0 });
    expect(said).toMatch(/Dev-service-/);
  });

  test('that changes its value while later stacks import it stops there too', async () => {
    const path = ['Outputs', exportOf('Dev-database', 'EndpointAddress'), 'Value'];
    const { outcome, failed } = await outcomeOf(edited(release, 'Dev-database', path, 'another.example.com'), release);
    expect({ outcome, failed }).toEqual({ outcome: 'failed', failed: ['Dev/database.Deploy'] });
  });
});

describe('an edit of a run order', () => {
  test('that deploys a consumer before its producer fails in empty accounts', async () => {
    const { outcome, failed, inProd } = await outcomeOf(withRunOrder('Dev', 'edge.Deploy', 1));
    expect({ outcome, inProd }).toEqual({ outcome: 'failed', inProd: 0 });
    expect(failed).toContain('Dev/edge.Deploy');
  });
});

describe('an edit of a listener rule', () => {
  const rule = (stack: string) => idOf(release, stack, 'AWS::ElasticLoadBalancingV2::ListenerRule', 'x-carepath-origin');
  const smokeFails = { outcome: 'failed', failed: ['Dev/Smoke'], inProd: 0 };

  test('that asks for another path leaves the service without its route', async () => {
    const path = properties(rule('Dev-service-eshop'), 'Conditions', 0, 'PathPatternConfig', 'Values');
    expect(await outcomeOf(edited(release, 'Dev-service-eshop', path, ['/shop/*']))).toMatchObject(smokeFails);
  });

  test('that asks for another secret than CloudFront sends leaves everybody outside', async () => {
    const path = properties(rule('Dev-cluster'), 'Conditions', 1, 'HttpHeaderConfig', 'Values');
    expect(await outcomeOf(edited(release, 'Dev-cluster', path, ['another']))).toMatchObject(smokeFails);
  });

  test('that takes the priority of another service’s rule collides', async () => {
    const path = properties(rule('Dev-service-eshop'), 'Priority');
    const { outcome, failed } = await outcomeOf(edited(release, 'Dev-service-eshop', path, 20));
    expect(outcome).toBe('failed');
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatch(/^Dev\/service-(eshop|pharmacy)\.Deploy$/);
  });
});

describe('an edit of a security group', () => {
  function withPort(stack: string, type: string, says: string): Assembly {
    const id = idOf(release, stack, type, says);
    return edited(edited(release, stack, properties(id, 'FromPort'), 9), stack, properties(id, 'ToPort'), 9);
  }

  test.each([
    ['the load balancer no longer admits the VPC Link', 'Dev-cluster', 'Ingress', 'HTTPS from the VPC Link'],
    ['the load balancer may no longer reach a service', 'Dev-service-eshop', 'Egress', 'LoadBalancerto'],
    ['a service no longer admits the load balancer', 'Dev-service-eshop', 'Ingress', 'serviceeshopLoadBalancer'],
  ])('%s: the smoke gate fails', async (_, stack, direction, says) => {
    const head = withPort(stack, `AWS::EC2::SecurityGroup${direction}`, says);
    expect(await outcomeOf(head)).toMatchObject({ outcome: 'failed', failed: ['Dev/Smoke'], inProd: 0 });
  });
});

describe('an edit of the edge', () => {
  const smokeFails = { outcome: 'failed', failed: ['Dev/Smoke'], inProd: 0 };

  test('a distribution that no longer sends the secret is refused by the load balancer', async () => {
    const distribution = idOf(release, 'Dev-edge', 'AWS::CloudFront::Distribution');
    const path = properties(distribution, 'DistributionConfig', 'Origins', 0, 'OriginCustomHeaders');
    expect(await outcomeOf(edited(release, 'Dev-edge', path, undefined))).toMatchObject(smokeFails);
  });

  test('an API without the status route answers 404', async () => {
    const route = idOf(release, 'Dev-edge', 'AWS::ApiGatewayV2::Route', '"GET /status"');
    expect(await outcomeOf(edited(release, 'Dev-edge', ['Resources', route], undefined))).toMatchObject(smokeFails);
  });

  test('an API without its custom domain is not found by CloudFront', async () => {
    const mapping = idOf(release, 'Dev-edge', 'AWS::ApiGatewayV2::ApiMapping');
    expect(await outcomeOf(edited(release, 'Dev-edge', ['Resources', mapping], undefined))).toMatchObject(smokeFails);
  });
});
