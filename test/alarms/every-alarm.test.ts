import { configuration } from '../../src/config';
import { stageName } from '../../src/pipeline/stage-name';
import { resolvePlatform } from '../../src/schema/resolve';
import { synthesisedAssembly } from '../synthesised';
import { alarmsOf } from './alarms-of';
import { judgeAlarms } from './judge-alarms';
import { mutated, mutations } from './mutations';

const { environments } = resolvePlatform(configuration);
const assembly = synthesisedAssembly();
const [environment] = environments.slice(-1);
if (!environment) throw new Error('no environment is configured');
const alarms = alarmsOf(assembly, stageName(environment));
const named = [...alarms.metric, ...alarms.composite].map(({ path }) => path);

/** What is said of which, without what it is. */
const accused = (problems: readonly string[]) =>
  new Set(problems.map((problem) => problem.slice(problem.indexOf('/') + 1, problem.indexOf(': '))));

test.each(environments.map((one) => [one.name, one] as const))(
  'every alarm of %s is raised in its incident, and silent in a quiet month',
  (_, one) => {
    expect(judgeAlarms(assembly, one)).toEqual([]);
  },
);

test('there are alarms', () => {
  expect(named.length).toBeGreaterThan(40);
});

describe('a slip in an alarm is found, whichever alarm it is', () => {
  test.each(Object.entries(mutations))('%s', (_, mutation) => {
    const { assembly: broken } = mutated(assembly, 'AWS::CloudWatch::Alarm', mutation);
    const found = accused(judgeAlarms(broken, environment));
    const survivors = alarms.metric.map(({ path }) => path).filter((path) => !found.has(path));
    expect(survivors).toEqual([]);
  });

  test('missing data that breaches, where nights have none', () => {
    const { assembly: broken } = mutated(assembly, 'AWS::CloudWatch::Alarm', (properties) => ({
      ...properties,
      TreatMissingData: 'breaching',
    }));
    expect([...accused(judgeAlarms(broken, environment))]).toEqual(
      expect.arrayContaining([
        'observability/ApiServerErrors',
        'observability/LoadBalancerErrors',
        'observability/TaskFailed',
        'audit/TrailAlarms/RootUse',
      ]),
    );
  });

  test('missing data that does not breach, where it is the worst news', () => {
    const { assembly: broken } = mutated(assembly, 'AWS::CloudWatch::Alarm', (properties) => ({
      ...properties,
      TreatMissingData: 'notBreaching',
    }));
    const tooFew = environment.services.map(({ group, name }) => `service-${group}/${name}/Alarms/TooFewTasks`);
    expect(accused(judgeAlarms(broken, environment))).toEqual(new Set(tooFew));
  });

  test('either window of a pair instead of both', () => {
    const { assembly: broken, changed } = mutated(assembly, 'AWS::CloudWatch::CompositeAlarm', (properties) =>
      JSON.parse(JSON.stringify(properties).replaceAll(' AND ', ' OR ')),
    );
    expect(changed).toBeGreaterThan(0);
    expect([...accused(judgeAlarms(broken, environment))]).toContain('observability/BurnRates/AvailabilityPage');
  });

  test('an alarm that nobody has an incident for', () => {
    const renamed = {
      ...assembly,
      stacks: assembly.stacks.map((stack) => ({
        ...stack,
        template: JSON.parse(JSON.stringify(stack.template).replaceAll('/DatabaseCpu/', '/DatabaseHeat/')),
      })),
    };
    expect(judgeAlarms(renamed, environment)).toEqual([
      `${stageName(environment)}/observability/DatabaseHeat: no incident is known for it`,
    ]);
  });
});
