import type { EnvironmentResources } from '../../src/assembly/environment-resources';
import { mapsAt } from '../../src/assembly/environment-resources';
import type { Environment } from '../../src/schema/environment';
import type { Service } from '../../src/schema/service';
import type { Asked } from './alarms-of';
import { cloudFrontPublications } from './cloudfront-figures';
import { databasePublications } from './database-figures';
import { dimensionsMeanSomething } from './dimensions';
import type { Incident } from './incidents';
import { noise } from './noise';
import { reportPublications } from './report-figures';
import type { Series } from './series';
import { servicePublications } from './service-figures';
import { countSeries, failuresAt, gauge, latencySeries, requestsAt } from './traffic';

/** A time in an environment: quiet, or with one incident. */
export interface Scenario {
  readonly minutes: number;
  /** @default - none: the time is quiet */
  readonly incident?: { readonly name: Incident; readonly from: number; readonly to: number };
}

/** For whom a figure is made. */
export interface Subject {
  readonly environment: Environment;
  /** Whose figure it is; of none: the environment's. */
  readonly service: Service | undefined;
  readonly scenario: Scenario;
  /** Whether an incident of one of these names goes on. */
  during(minute: number, ...names: readonly Incident[]): boolean;
}

/** What AWS publishes, by namespace, name and the names of the dimensions, each with how its figures come about. */
export type Publications = Readonly<Record<string, (subject: Subject) => Series>>;

const seldom = (subject: Subject, incident: Incident, count: number, quietAt: (minute: number) => number | undefined) =>
  gauge(subject.scenario.minutes, (minute) => (subject.during(minute, incident) ? count : quietAt(minute)));

const nothing = () => undefined;

/** Made by the trail's metric filters: nothing where nothing matched. */
const auditPublications: Publications = {
  'Carepath/Audit RootUse': (subject) => seldom(subject, 'root in use', 1, nothing),
  'Carepath/Audit SignInWithoutMfa': (subject) => seldom(subject, 'sign-in without a second factor', 1, nothing),
  'Carepath/Audit SignInFailures': (subject) =>
    seldom(subject, 'guessed passwords', 2, (minute) => (noise('typo', minute) < 0.002 ? 1 : undefined)),
  'Carepath/Audit RefusedCalls': (subject) =>
    seldom(subject, 'refused calls', 30, (minute) => (noise('probe', minute) < 0.1 ? 3 : undefined)),
  'Carepath/Audit TamperingElsewhere': (subject) => seldom(subject, 'tampering elsewhere', 1, nothing),
  // CloudTrail delivers every few minutes, and once a month an hour late.
  'AWS/Logs IncomingLogEvents LogGroupName': (subject) =>
    gauge(subject.scenario.minutes, (minute) =>
      subject.during(minute, 'silenced trail') || minute % 5 !== 0 || Math.floor(minute / 60) === 300 ? undefined : 10,
    ),
};

const apiPublications = (kind: Environment['edge']['kind']): Publications => {
  const [dimension, serverErrors] = kind === 'http-api' ? ['ApiId', '5xx'] : ['ApiName', '5XXError'];
  return {
    [`AWS/ApiGateway Count ${dimension}`]: ({ scenario }) => countSeries(scenario.minutes, requestsAt),
    [`AWS/ApiGateway ${serverErrors} ${dimension}`]: ({ scenario, environment, during }) =>
      countSeries(scenario.minutes, (minute) =>
        during(minute, 'outage') ? 0.95 * requestsAt(minute) : failuresAt(minute, environment.objectives),
      ),
    [`AWS/ApiGateway Latency ${dimension}`]: ({ scenario, environment, during }) =>
      latencySeries(scenario.minutes, environment.objectives, (minute) => (during(minute, 'slowness') ? 0.97 : undefined)),
  };
};

const loadBalancerPublications: Publications = {
  // Reported only where there is one.
  'AWS/ApplicationELB HTTPCode_ELB_5XX_Count LoadBalancer': ({ scenario, during }) =>
    gauge(scenario.minutes, (minute) =>
      during(minute, 'failing load balancer') ? requestsAt(minute) || undefined : noise('elb', minute) < 0.002 ? 1 : undefined,
    ),
};

/** What figures depend on: environments and services that agree in it have the same ones. */
export function settingOf({ objectives, workingHours, database, edge }: Environment, service: Service | undefined): unknown[] {
  return [objectives, workingHours, database, edge.kind, service?.scaling];
}

/** Figures by everything that they depend on. */
const made = new Map<string, Series>();

const networkPublications: Publications = {
  // Refused now and then, in a burst.
  'AWS/NATGateway ErrorPortAllocation NatGatewayId': ({ scenario, during }) =>
    gauge(scenario.minutes, (minute) => (during(minute, 'exhausted gateway') ? 5 : Number(noise('ports', minute) < 0.00005))),
  // Checks fail for a minute now and then, and nothing need be done.
  'AWS/EC2 StatusCheckFailed_System InstanceId': ({ scenario, during }) =>
    gauge(scenario.minutes, (minute) => Number(during(minute, 'failing NAT host') || minute % 9_000 === 0)),
  'AWS/EC2 StatusCheckFailed_Instance InstanceId': ({ scenario, during }) =>
    gauge(scenario.minutes, (minute) => Number(during(minute, 'hanging NAT instance') || minute % 9_000 < 2)),
  // Twice a day; ACM renews it in the middle of the month, with 60 days left.
  'AWS/CertificateManager DaysToExpiry CertificateArn': ({ scenario, during }) =>
    gauge(scenario.minutes, (minute) => {
      if (minute % 720 !== 0) return undefined;
      return during(minute, 'expiring certificate') ? 12 : 74 - Math.floor(minute / 1440) + (minute > 14 * 1440 ? 335 : 0);
    }),
};

/** What an environment's alarms would read, in a scenario. */
export class World {
  readonly #publications: Publications;

  constructor(
    private readonly environment: Environment,
    private readonly resources: EnvironmentResources,
    private readonly scenario: Scenario,
  ) {
    this.#publications = {
      ...apiPublications(environment.edge.kind),
      ...loadBalancerPublications,
      ...networkPublications,
      ...cloudFrontPublications,
      ...reportPublications,
      ...servicePublications,
      ...databasePublications,
      ...auditPublications,
    };
  }

  /** @param service to which the alarm belongs, if to any */
  published(metric: Asked, service: Service | undefined): Series | undefined {
    const key = [metric.namespace, metric.name, ...Object.keys(metric.dimensions).sort()].join(' ');
    const publication = this.#publications[key];
    if (!publication || !dimensionsMeanSomething(metric.dimensions, this.resources) || !this.#isCounted(metric)) return undefined;
    const everything = JSON.stringify([key, this.scenario, settingOf(this.environment, service)]);
    const series = made.get(everything) ?? publication(this.#subject(service));
    made.set(everything, series);
    return series;
  }

  /** Metrics of the platform's own are there where a filter of a log group makes them, with the same dimensions. */
  #isCounted({ namespace, name, dimensions }: Asked): boolean {
    if (!namespace.startsWith('Carepath/')) return true;
    return this.resources.all('AWS::Logs::MetricFilter').some(({ properties }) =>
      mapsAt(properties, 'MetricTransformations').some(
        (made) =>
          made.MetricNamespace === namespace &&
          made.MetricName === name &&
          mapsAt(made, 'Dimensions')
            .map(({ Key }) => Key)
            .join() === Object.keys(dimensions).join(),
      ),
    );
  }

  #subject(service: Service | undefined): Subject {
    const { environment, scenario } = this;
    const { name, from, to } = scenario.incident ?? { name: undefined, from: 0, to: 0 };
    return {
      environment,
      service,
      scenario,
      during: (minute, ...names) => minute >= from && minute < to && names.some((candidate) => candidate === name),
    };
  }
}
