import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { defaultPipelineLoad } from '../../src/schema/default-load';
import type { Environment } from '../../src/schema/environment';
import { EnvironmentStage } from '../../src/stacks/environment-stage';
import { testApp } from '../test-app';
import { exampleEnvironment } from './example-environment';

/** What CloudFormation is given of a resource. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

export interface ExampleSet {
  /** Names below the stage, such as `cluster`, in the order of the stage. */
  readonly names: readonly string[];
  stack(name: string): Stack;
  template(name: string): Template;
  /** Every resource of a type in the whole set, or in one stack of it. */
  resources(type: string, stack?: string): TemplateResource[];
}

const made = new Map<string, ExampleSet>();

/** The whole stack set of an environment: half a second of work, and the same one for whoever asks for the same. */
export function exampleSet(overrides: Partial<Environment> = {}): ExampleSet {
  const key = JSON.stringify(overrides);
  const known = made.get(key) ?? makeSet(overrides);
  made.set(key, known);
  return known;
}

function makeSet(overrides: Partial<Environment>): ExampleSet {
  const environment = exampleEnvironment(overrides);
  const stage = new EnvironmentStage(testApp(), 'Staging', {
    environment,
    platform: {
      name: 'carepath',
      pipeline: {
        account: '111111111111',
        region: 'us-west-2',
        approvers: [],
        load: defaultPipelineLoad,
        approvalTimeoutMinutes: 60,
        metricViewer: 'create',
        githubProvider: 'existing',
        people: [],
      },
      repository: {
        owner: 'example',
        name: 'carepath',
        branch: 'main',
        ids: '',
        connectionArn: 'arn:aws:codeconnections:us-west-2:111111111111:x',
      },
      owners: [{ name: 'platform-team', email: 'platform-team@example.com' }],
      budget: { monthlyUsd: 1000, emails: ['finops@example.com'], paysForAll: false },
      environments: [environment],
      serviceNames: environment.services.map(({ name }) => name),
      architectures: {},
      withheldServices: [],
      exceptions: [],
    },
  });
  stage.synth(); // References become dependencies only now.
  const names = stage.node.children.map(({ node }) => node.id);
  const stack = (name: string) => stage.node.findChild(name) as Stack;
  const templates = new Map<string, Template>();
  const template = (name: string) => {
    const known = templates.get(name) ?? Template.fromStack(stack(name));
    templates.set(name, known);
    return known;
  };
  return {
    names,
    stack,
    template,
    resources: (type, only) =>
      (only === undefined ? names : [only]).flatMap((name) => Object.values(template(name).findResources(type)) as TemplateResource[]),
  };
}
