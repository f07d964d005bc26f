import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from '../schema/environment';
import { reviewVariables } from '../schema/gates';
import type { ChangeCalendar } from './change-calendar';
import { GateProject, type GateSurroundings } from './gate-project';
import type { GateStep } from './gate-step';
import { stageName } from './stage-name';

export interface DeliveryGatesProps extends GateSurroundings {
  readonly environments: readonly Environment[];
  readonly calendar: ChangeCalendar;
}

/** Everything that a release passes on its way into an environment, and out of it. */
export class DeliveryGates extends Construct {
  private readonly smoke: GateProject;
  private readonly review: GateProject | undefined;
  private readonly entry: GateProject | undefined;

  constructor(scope: Construct, id: string, { environments, calendar, ...surroundings }: DeliveryGatesProps) {
    super(scope, id);
    const reviewed = environments.filter(({ approval }) => approval === 'required');
    this.smoke = new GateProject(this, 'Smoke', {
      ...surroundings,
      gates: ['smoke'],
      description: 'Smoke gate: the public API answers after a deployment',
    });
    this.review = reviewed.length === 0 ? undefined : this.reviewOn(reviewed, surroundings);
    this.entry = environments.some(hasEntry) ? this.entryAt(calendar, surroundings) : undefined;
  }

  smokeOf(environment: Environment): GateStep {
    return this.smoke.of(environment, 'Smoke');
  }

  /** Undefined where nobody is asked: nothing is then compared. */
  reviewOf(environment: Environment): GateStep | undefined {
    return environment.approval === 'required'
      ? this.review?.of(environment, `Review${stageName(environment)}`, reviewNamespace(environment))
      : undefined;
  }

  /** Undefined where nothing holds a release. */
  entryOf(environment: Environment): GateStep | undefined {
    return hasEntry(environment) ? this.entry?.of(environment, `Enter${stageName(environment)}`) : undefined;
  }

  private reviewOn(environments: readonly Environment[], surroundings: GateSurroundings): GateProject {
    const roles = environments.map(({ account }) => `arn:aws:iam::${account}:role/${surroundings.platform}-gates`);
    return new GateProject(this, 'Review', {
      ...surroundings,
      gates: ['review'],
      description: 'Review: what a release changes in an environment, and how dangerous that is',
      variables: reviewVariables,
      statements: [new PolicyStatement({ actions: ['sts:AssumeRole'], resources: roles })],
    });
  }

  private entryAt(calendar: ChangeCalendar, surroundings: GateSurroundings): GateProject {
    return new GateProject(this, 'Entry', {
      ...surroundings,
      gates: ['window', 'calendar', 'release'],
      description: 'Entry: window, calendar, and whether this is the release that was approved',
      options: '--calendar "$CALENDAR"',
      environment: { CALENDAR: calendar.arn },
      statements: [new PolicyStatement({ actions: ['ssm:GetCalendarState'], resources: [calendar.arn] })],
    });
  }
}

/** Whether anything can hold a release before it comes to the environment. */
function hasEntry({ approval, delivery: { window, calendar } }: Environment): boolean {
  return approval === 'required' || calendar === 'heeded' || window.days.length > 0;
}

/** Under which the approval finds what the review said. */
export const reviewNamespace = (environment: Environment) => `Review${stageName(environment)}`;
