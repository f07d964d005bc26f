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
  private readonly baseline: GateProject;
  private readonly posture: GateProject;
  private readonly bake: GateProject | undefined;
  private readonly review: GateProject | undefined;
  private readonly entry: GateProject | undefined;

  constructor(scope: Construct, id: string, { environments, calendar, ...surroundings }: DeliveryGatesProps) {
    super(scope, id);
    const reviewed = environments.filter(({ approval }) => approval === 'required');
    this.smoke = new GateProject(this, 'Smoke', {
      ...surroundings,
      gates: ['smoke'],
      description: 'Smoke gate: the public API answers, and only in the way that it should',
      statements: [readsEnvironments(environments, surroundings)],
    });
    this.baseline = new GateProject(this, 'Baseline', {
      ...surroundings,
      gates: ['baseline'],
      description: 'Baseline: what is wrong in an environment before a deployment, so that nobody is blocked by it',
      statements: [readsEnvironments(environments, surroundings)],
    });
    this.posture = new GateProject(this, 'Posture', {
      ...surroundings,
      gates: ['posture'],
      description: 'Posture: nothing is wrong that was not before, and the images of the release run',
      statements: [readsEnvironments(environments, surroundings)],
      // Config and drift detection take their time.
      timeoutMinutes: 60,
    });
    const baked = environments.filter(({ delivery }) => delivery.bakeMinutes > 0);
    this.bake = baked.length === 0 ? undefined : this.bakeOf(baked, surroundings);
    this.review = reviewed.length === 0 ? undefined : this.reviewOn(reviewed, surroundings);
    this.entry = environments.some(hasEntry) ? this.entryAt(calendar, surroundings) : undefined;
  }

  /** What a release passes once it is deployed, one after the other. */
  exitsOf(environment: Environment): GateStep[] {
    const steps = [this.smoke.of(environment, 'Smoke'), this.posture.of(environment, 'Posture')];
    const bake = environment.delivery.bakeMinutes > 0 ? this.bake?.of(environment, 'Bake') : undefined;
    if (bake) steps.push(bake);
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1];
      if (before) step.addStepDependency(before);
    }
    return steps;
  }

  /** What is taken down before anything is deployed. */
  baselineOf(environment: Environment): GateStep {
    return this.baseline.of(environment, 'Baseline');
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

  private bakeOf(environments: readonly Environment[], surroundings: GateSurroundings): GateProject {
    return new GateProject(this, 'Bake', {
      ...surroundings,
      gates: ['bake'],
      description: 'Bake: the alarms that page stay silent for a while after a deployment',
      statements: [readsEnvironments(environments, surroundings)],
      // Its own time, and some to start and to ask for the last time.
      timeoutMinutes: Math.max(...environments.map(({ delivery }) => delivery.bakeMinutes)) + 15,
    });
  }

  private reviewOn(environments: readonly Environment[], surroundings: GateSurroundings): GateProject {
    return new GateProject(this, 'Review', {
      ...surroundings,
      gates: ['review'],
      description: 'Review: what a release changes in an environment, and how dangerous that is',
      variables: reviewVariables,
      statements: [readsEnvironments(environments, surroundings)],
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

/** Lets a gate take the role under which gates read an environment's account. `carepath bootstrap` makes it there. */
function readsEnvironments(environments: readonly Environment[], { platform }: GateSurroundings): PolicyStatement {
  return new PolicyStatement({
    actions: ['sts:AssumeRole'],
    resources: environments.map(({ account }) => `arn:aws:iam::${account}:role/${platform}-gates`),
  });
}

/** Whether anything can hold a release before it comes to the environment. */
function hasEntry({ approval, delivery: { window, calendar } }: Environment): boolean {
  return approval === 'required' || calendar === 'heeded' || window.days.length > 0;
}

/** Under which the approval finds what the review said. */
export const reviewNamespace = (environment: Environment) => `Review${stageName(environment)}`;
