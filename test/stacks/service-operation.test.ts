import { Match } from 'aws-cdk-lib/assertions';
import { compareResource } from '../../src/assembly/compare-resources';
import type { ValueMap } from '../../src/assembly/template';
import { exampleService } from './example-environment';
import { type ExampleSet, exampleSet, type TemplateResource } from './example-set';

describe('a deployment', () => {
  const set = exampleSet();
  const eshop = set.template('service-eshop');

  test('rolls a deployment back for alarms that do not wait for the service', () => {
    const [configuration] = set
      .resources('AWS::ECS::Service', 'service-eshop')
      .map(({ Properties }) => Properties.DeploymentConfiguration as { Alarms: { AlarmNames: { Ref: string }[] } });
    const alarms = configuration?.Alarms;
    expect(alarms).toMatchObject({ Enable: true, Rollback: true });
    expect(alarms?.AlarmNames).toEqual([{ Ref: expect.stringMatching('ServerErrors') }, { Ref: expect.stringMatching('UnhealthyHosts') }]);
    for (const { Ref } of alarms?.AlarmNames ?? []) {
      const alarm = eshop.toJSON().Resources[Ref];
      expect(JSON.stringify(alarm)).not.toContain('eshopService');
      expect(alarm.Properties.TreatMissingData).toBe('notBreaching');
    }
  });
});

describe('a shell in a task', () => {
  const eshopAlone = { services: [exampleService({ name: 'eshop', listenerSlot: 1 })] };
  const [open, closed] = [exampleSet({ ...eshopAlone, protectData: false }), exampleSet(eshopAlone)];
  const only = (of: ExampleSet, type: string) => {
    const [resource] = of.resources(type, 'service-eshop');
    if (!resource) throw new Error(`no ${type}`);
    return resource;
  };

  test('is to be had where no data is protected', () => {
    expect(only(open, 'AWS::ECS::Service').Properties.EnableExecuteCommand).toBe(true);
  });

  test('is recorded under a key, in every cluster, whoever turns it on', () => {
    for (const whole of [open, closed]) {
      whole.template('cluster').hasResourceProperties('AWS::ECS::Cluster', {
        Configuration: {
          ExecuteCommandConfiguration: {
            Logging: 'OVERRIDE',
            KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('ExecKey'), 'Arn'] },
            LogConfiguration: { CloudWatchEncryptionEnabled: true, CloudWatchLogGroupName: { Ref: Match.stringLikeRegexp('ExecLog') } },
          },
        },
      });
      whole.template('cluster').hasResourceProperties('AWS::Logs::LogGroup', {
        RetentionInDays: 90,
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('ExecKey'), 'Arn'] },
      });
    }
  });

  test('has writable folders for its agent beside the read-only root, and there alone', () => {
    const mounts = (of: ExampleSet) =>
      (only(of, 'AWS::ECS::TaskDefinition').Properties.ContainerDefinitions as { MountPoints: { ContainerPath: string }[] }[]).flatMap(
        ({ MountPoints }) => MountPoints.map(({ ContainerPath }) => ContainerPath),
      );
    expect(mounts(open)).toEqual(['/tmp', '/managed-agents', '/var/lib/amazon/ssm', '/var/log/amazon/ssm']);
    expect(mounts(closed)).toEqual(['/tmp']);
  });

  test('comes and goes without replacing the service, and leaves the family of its tasks', () => {
    const resource = ({ Type, Properties }: TemplateResource) => ({ Type, Properties: Properties as ValueMap });
    const { kind, properties } = compareResource(resource(only(closed, 'AWS::ECS::Service')), resource(only(open, 'AWS::ECS::Service')));
    expect([kind, properties.map(({ path }) => path)]).toEqual(['update', ['EnableExecuteCommand']]);
    const family = (of: ExampleSet) => only(of, 'AWS::ECS::TaskDefinition').Properties.Family;
    expect(family(open)).toBe(family(closed));
  });
});

describe('working hours', () => {
  const resting = exampleSet({
    protectData: false,
    workingHours: { days: ['monday', 'friday'], timeZone: 'Europe/Berlin', from: '07:30', to: '20:00', tasksOutside: 0 },
    services: [exampleService({ name: 'eshop', listenerSlot: 1 })],
  });
  const [target] = resting.resources('AWS::ApplicationAutoScaling::ScalableTarget', 'service-eshop').map(({ Properties }) => Properties);

  test('start a service in the morning and put it to rest in the evening, by the clock of its time zone', () => {
    expect(target?.ScheduledActions).toEqual([
      {
        ScheduledActionName: 'Start',
        Schedule: 'cron(30 7 ? * MON,FRI *)',
        Timezone: 'Europe/Berlin',
        ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 6 },
      },
      {
        ScheduledActionName: 'Rest',
        Schedule: 'cron(0 20 ? * MON,FRI *)',
        Timezone: 'Europe/Berlin',
        ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
      },
    ]);
  });

  test('leave the bounds of the day in the template: a deployment that does not change them does not touch what rests', () => {
    expect(target).toMatchObject({ MinCapacity: 2, MaxCapacity: 6 });
  });
});
