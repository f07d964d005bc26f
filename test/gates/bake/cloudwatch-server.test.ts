import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { clientSettings } from '../../../src/gates/aws/connection';
import { decideBake } from '../../../src/gates/bake/decide-bake';
import { readAlarms } from '../../../src/gates/bake/read-alarms';
import { connectToEnvironment } from '../../../src/gates/environment-account';
import { Moto, motoPrograms } from '../../servers/moto';
import { describeWith } from '../../servers/programs';
import { gateContext } from '../gate-context';

describeWith(motoPrograms, 'an alarm of another account, under the gates’ role, by moto', (programs) => {
  const name = 'Prod-errors';
  let moto: Moto;
  let client: CloudWatchClient;
  const connection = () => {
    const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };
    return connectToEnvironment(
      gateContext({ home: { region: 'us-east-1', endpoint: moto.endpoint, attempts: 1, credentials } }),
      'us-east-1',
    );
  };
  const verdict = async () => {
    const watched = { stack: 'Prod-observability', logicalId: 'Errors', region: 'us-east-1', name };
    const poll = { from: '2026-11-02T08:00:00Z', until: '2026-11-02T08:02:00Z', times: 3, alarms: await readAlarms(connection(), [name]) };
    const { outcome, reasons } = decideBake({ minutes: 2, alarms: { state: 'read', value: [watched] }, polls: [poll] });
    return [outcome, reasons.join()];
  };
  const set = (StateValue: 'OK' | 'ALARM') =>
    client.send(new SetAlarmStateCommand({ AlarmName: name, StateValue, StateReason: 'set by hand' }));

  beforeAll(async () => {
    moto = await Moto.start(programs);
    client = new CloudWatchClient(clientSettings(connection()));
    await client.send(
      new PutMetricAlarmCommand({
        AlarmName: name,
        Namespace: 'AWS/ApiGateway',
        MetricName: '5xx',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 5,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
        ActionsEnabled: true,
      }),
    );
  }, 60_000);
  afterAll(async () => {
    client?.destroy();
    await moto?.stop();
  });

  test('passes while it is silent, and blocks when it is raised', async () => {
    await set('OK');
    expect(await verdict()).toEqual(['pass', '1 alarms stayed silent for 2 minutes']);
    await set('ALARM');
    expect(await verdict()).toEqual(['block', expect.stringMatching(/^Prod-errors is raised: set by hand/)]);
  });
});
