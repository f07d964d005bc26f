import { mapsAt } from '../../src/assembly/environment-resources';
import { type Alarms, alarmsAmong, childrenOf } from '../alarms/alarms-of';
import { alarmsIn } from '../alarms/composite-rule';
import { unheard } from '../alarms/heard';
import { judge } from '../alarms/judge-alarms';
import { hasRunbook } from '../alarms/runbooks';
import type { Deployed, Invariants } from './synthesised';

const daySeconds = 86_400;

/** Each alarm of a kind that breaks a rule, by its path. */
const breaking =
  (alarms: (of: Alarms) => readonly { readonly path: string }[]): ((deployed: Deployed) => string[]) =>
  ({ resources }: Deployed) =>
    alarms(alarmsAmong(resources)).map(({ path }) => path);

export const alarmInvariants: Invariants = {
  'every alarm speaks, but the windows below a composite, which speaks for them': (synthesised) =>
    synthesised.inEach(
      breaking((of) => {
        const children = childrenOf(of);
        return [...of.metric, ...of.composite].filter(({ arn, actions }) => (actions.length === 0) !== children.has(arn));
      }),
    ),

  'somebody hears of every alarm': (synthesised) =>
    synthesised.inEach(({ environment, stacks, resources }) =>
      unheard(alarmsAmong(resources), (name) => stacks.find((stack) => stack.name === name) ?? environment),
    ),

  // CloudWatch publishes to topics of the alarm's own Region and account, and reads figures of that Region alone.
  'an alarm speaks and reads in its own Region': (synthesised) =>
    synthesised.inEach((deployed) => {
      const regionOf = (stack: string) => deployed.stacks.find(({ name }) => name === stack)?.region;
      const topics = deployed.resources.all('AWS::SNS::Topic');
      // What EC2 is told to do with an instance of its Region has no topic, and says its Region itself.
      const regionTold = (action: string) =>
        /^arn:aws:automate:([a-z0-9-]+):ec2:/.exec(action)?.[1] ??
        regionOf(topics.find(({ physicalId }) => physicalId === action)?.stack ?? '');
      return breaking((of) =>
        [...of.metric, ...of.composite].filter(({ stack, actions }) => actions.some((action) => regionTold(action) !== regionOf(stack))),
      )(deployed).concat(
        breaking((of) =>
          of.metric.filter(
            ({ stack, metrics }) => metrics.some(({ namespace }) => namespace === 'AWS/CloudFront') && regionOf(stack) !== 'us-east-1',
          ),
        )(deployed),
      );
    }),

  'an environment behind CloudFront watches it, and its certificate': (synthesised) =>
    synthesised.inEach(({ environment, resources }) => {
      const { metric, composite } = alarmsAmong(resources);
      const paths = [...metric, ...composite].map(({ path }) => path.split('/').at(-1));
      const wanted = environment.edge.kind === 'http-api' ? ['CloudFrontErrors', 'CloudFrontCertificateExpiry'] : [];
      return wanted.filter((name) => !paths.includes(name));
    }),

  'what speaks says where its runbook is, and it is there': (synthesised) =>
    synthesised.inEach((deployed) => [
      ...breaking((of) =>
        [...of.metric, ...of.composite].filter(({ actions, description }) => actions.length > 0 && !hasRunbook(description)),
      )(deployed),
      ...deployed.resources
        .all('AWS::Events::Rule')
        .filter(({ properties }) => mapsAt(properties, 'Targets').some(({ InputTransformer }) => InputTransformer !== undefined))
        .filter(({ properties }) => !hasRunbook(String(properties.Description)))
        .map(({ logicalId }) => logicalId),
    ]),

  // PutMetricAlarm (Period), "Alarm data queries" and PutCompositeAlarm, CloudWatch's API reference and user guide.
  'alarms keep the limits of CloudWatch': (synthesised) =>
    synthesised.inEach(
      breaking((of) => [
        ...of.metric.filter(({ metrics, condition, periodMinutes, description }) => {
          const seconds = 60 * periodMinutes * condition.evaluationPeriods;
          const longest = periodMinutes >= 60 ? 7 * daySeconds : daySeconds;
          const periods = new Set(metrics.map((metric) => metric.periodMinutes));
          return seconds > longest || metrics.length === 0 || metrics.length > 10 || periods.size !== 1 || description.length > 1024;
        }),
        ...of.composite.filter(({ rule }) => alarmsIn(rule).length > 100 || rule.length > 10_240),
      ]),
    ),

  // A second for each setting: the shipped configuration has a test of its own, and the sweep does it for all.
  ...(process.env.CAREPATH_SEEDS !== undefined && {
    'every alarm is raised in its incident, and silent in a quiet month': (synthesised) =>
      synthesised.inEach(({ environment, resources }) => judge(alarmsAmong(resources), environment)),
  }),
};
