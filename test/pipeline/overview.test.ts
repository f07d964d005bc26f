import { hasRunbook } from '../alarms/runbooks';
import { synthesisedAssembly } from '../synthesised';

const { stacks } = synthesisedAssembly();
const pipeline = stacks.find(({ name }) => name === 'carepath-pipeline');
const resources = Object.values(pipeline?.template.Resources ?? {});
const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
const text = JSON.stringify(ofType('AWS::CloudWatch::Dashboard'));

test('the overview shows every composite alarm of every environment, by the name that it has there', () => {
  const composites = stacks.flatMap(({ account, region, template }) =>
    Object.values(template.Resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::CloudWatch::CompositeAlarm' ? [`arn:aws:cloudwatch:${region}:${account}:alarm:${String(Properties?.AlarmName)}`] : [],
    ),
  );
  expect(composites.length).toBeGreaterThan(0);
  for (const arn of composites) expect(text).toContain(arn);
  expect(text.match(/arn:aws:cloudwatch:/g)).toHaveLength(composites.length);
});

test('it reads each environment by a role there, which admits the pipeline’s account alone', () => {
  const roles = stacks.flatMap(({ template }) =>
    Object.values(template.Resources).filter(({ Properties }) => Properties?.RoleName === 'CloudWatch-CrossAccountSharingRole'),
  );
  expect(roles).toHaveLength(new Set(stacks.flatMap(({ stage }) => stage ?? [])).size);
  for (const { Properties } of roles) {
    const trust = JSON.stringify(Properties?.AssumeRolePolicyDocument);
    expect(trust).toContain(`arn:aws:iam::${pipeline?.account}:root`);
    expect(trust).toContain('AWSServiceRoleForCloudWatchCrossAccount');
  }
  expect(ofType('AWS::IAM::ServiceLinkedRole')).toHaveLength(1);
});

test('the alarms of the pipeline’s account speak, and say where their runbooks are', () => {
  const alarms = ofType('AWS::CloudWatch::Alarm');
  expect(alarms).toHaveLength(2);
  for (const { Properties } of alarms) {
    expect(Properties?.AlarmActions).toHaveLength(1);
    expect(hasRunbook(String(Properties?.AlarmDescription))).toBe(true);
  }
});

test('the account of the pipeline has a budget and a monthly report of its own', () => {
  expect(ofType('AWS::Budgets::Budget')).toHaveLength(1);
  const [schedule] = ofType('AWS::Scheduler::Schedule');
  expect(schedule?.Properties?.ScheduleExpression).toBe('cron(0 8 3 * ? *)');
  expect(JSON.stringify(ofType('AWS::Lambda::Function'))).toContain('Spending of carepath');
});
