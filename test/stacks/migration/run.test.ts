import { DescribeDBSnapshotsCommand } from '@aws-sdk/client-rds';
import { advance } from '../../../src/stacks/migration/runner/cloud-steps';
import type { DatabaseServer, Migration } from '../../../src/stacks/migration/runner/database-server';
import { advanceInDatabase } from '../../../src/stacks/migration/runner/database-steps';
import type { CloudFormationRequest } from '../../../src/stacks/migration/runner/request';
import { firstState } from '../../../src/stacks/migration/runner/state';
import { motoPrograms } from '../../servers/moto';
import { describeWith } from '../../servers/programs';
import { Answers } from './answers';
import { execute } from './interpreter';
import type { Intervention } from './intervening-proxy';
import { SimulatedAws } from './simulated-aws';

/** Runs from request to answer, by the state machine's own definition, over HTTP, with a clock of their own. */
describeWith(motoPrograms, 'a run', (programs) => {
  let aws: SimulatedAws;
  let answers: Answers;
  let runs = 0;

  beforeAll(async () => {
    [aws, answers] = await Promise.all([SimulatedAws.start(programs), Answers.listen()]);
  }, 60_000);

  afterAll(() => Promise.all([aws?.stop(), answers?.stop()]));

  beforeEach(() => {
    runs += 1;
    aws.proxy.calls.length = 0;
    aws.proxy.intervene = () => undefined;
    answers.taken.length = 0;
    answers.refused = 0;
  });

  const request = (change: Record<string, unknown> = {}): CloudFormationRequest => ({
    RequestType: 'Update',
    RequestId: `request-${runs}`,
    ResponseURL: answers.address,
    StackId: 'arn:aws:cloudformation:us-east-1:444444444444:stack/Prod-migrate-pharmacy/1',
    LogicalResourceId: 'Runpharmacy',
    PhysicalResourceId: 'Runpharmacy',
    ResourceProperties: {
      ServiceToken: 'arn:aws:lambda:us-east-1:444444444444:function:starter',
      Service: 'pharmacy',
      Image: `sha256:${runs}`,
      Command: ['node', 'migrate.js'],
      TaskDefinition: aws.taskDefinition,
      TimeoutMinutes: '30',
      DatabaseResourceId: 'db-1',
      UsersVersion: '1',
      ...change,
    },
  });

  const key = ({ service, image, command }: Migration) => JSON.stringify([service, image, command]);
  const ledger = new Set<string>();

  /** A run with a snapshot before it. @returns what CloudFormation was told, and how long it all took */
  async function run(given: CloudFormationRequest, connect?: () => Promise<DatabaseServer>) {
    let seconds = Date.parse('2026-01-05T09:00:00Z') / 1000;
    const begun = seconds;
    const wait = (more: number) => {
      seconds += more;
    };
    const now = () => new Date(seconds * 1000);
    const inMemory: DatabaseServer = {
      ensure: async () => undefined,
      hasRun: async (migration) => ledger.has(key(migration)),
      record: async (migration) => void ledger.add(key(migration)),
      close: async () => undefined,
    };
    const cloud = { ...aws.clients, place: aws.place, now, pause: async (more: number) => wait(more) };
    const databases = { connect: connect ?? (async () => inMemory), snapshotFirst: true, now };
    const path = await execute(
      firstState(given, now()),
      { database: (state) => advanceInDatabase(state, databases), cloud: (state) => advance(state, cloud) },
      wait,
    );
    const [answer, ...more] = answers.taken;
    expect(more).toEqual([]);
    if (!answer) throw new Error('CloudFormation was not answered');
    return { answer: answer.body, bytes: answer.bytes, type: answer.type, path, minutes: (seconds - begun) / 60 };
  }

  /** The task as ECS would show it. */
  const task = (change: object) => (body: string) => {
    const { tasks, ...rest } = JSON.parse(body) as { tasks: object[] };
    return JSON.stringify({ ...rest, tasks: tasks.map((one) => ({ ...one, ...change })) });
  };
  const ended = (exitCode: number | undefined, reason?: string) =>
    task({
      lastStatus: 'STOPPED',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'Migration', exitCode, reason }],
    });
  const on = (interventions: Readonly<Record<string, Intervention>>) => (call: string) => interventions[call];
  const refusal = (type: string): Intervention => ({ status: 400, body: JSON.stringify({ __type: type, message: 'no' }) });

  test('takes a snapshot, runs the command, writes the ledger, and answers once', async () => {
    aws.proxy.intervene = on({ DescribeTasks: ended(0) });
    const { answer } = await run(request());
    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: 'Runpharmacy',
      RequestId: `request-${runs}`,
      LogicalResourceId: 'Runpharmacy',
    });
    expect(aws.proxy.calls).toEqual(['DescribeDBSnapshots', 'CreateDBSnapshot', 'DescribeDBSnapshots', 'RunTask', 'DescribeTasks']);
    const { DBSnapshots = [] } = await aws.clients.rds.send(new DescribeDBSnapshotsCommand({ DBInstanceIdentifier: 'prod-postgres' }));
    expect(DBSnapshots.map(({ DBSnapshotIdentifier }) => DBSnapshotIdentifier)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^migration-pharmacy-[0-9a-f]{12}$/)]),
    );
  });

  test('does nothing for what has run before: so a rollback, which calls with old properties, runs no migration', async () => {
    aws.proxy.intervene = on({ DescribeTasks: ended(0) });
    const given = request();
    await run(given);
    answers.taken.length = 0;
    aws.proxy.calls.length = 0;
    const { answer } = await run({ ...given, RequestId: 'rollback' });
    expect(answer.Status).toBe('SUCCESS');
    expect(aws.proxy.calls).toEqual([]);
  });

  test('ends with the users where the service has no migrations', async () => {
    expect((await run(request({ Command: [] }))).answer.Status).toBe('SUCCESS');
    expect(aws.proxy.calls).toEqual([]);
  });

  test('waits until the snapshot can be restored', async () => {
    let left = 3;
    const slow = (body: string) => (left-- > 0 ? body.replace('<Status>available<', '<Status>creating<') : body);
    aws.proxy.intervene = on({ DescribeDBSnapshots: slow, DescribeTasks: ended(0) });
    const { answer, minutes } = await run(request());
    expect(answer.Status).toBe('SUCCESS');
    expect(minutes).toBeGreaterThan(0.9);
  });

  test('waits for an instance that is being backed up', async () => {
    let left = 2;
    const busy =
      '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidDBInstanceState</Code><Message>backing-up</Message></Error></ErrorResponse>';
    aws.proxy.intervene = (call) => {
      if (call === 'CreateDBSnapshot' && left-- > 0) return { status: 400, body: busy };
      return call === 'DescribeTasks' ? ended(0) : undefined;
    };
    expect((await run(request())).answer.Status).toBe('SUCCESS');
  });

  test('starts no migration where the snapshot is not ready in time', async () => {
    aws.proxy.intervene = on({ DescribeDBSnapshots: (body) => body.replace('<Status>available<', '<Status>creating<') });
    const { answer, minutes } = await run(request());
    expect(answer.Reason).toMatch(/snapshot migration-pharmacy-\w+ was not ready in time \(creating\); the migration was not started/);
    expect(aws.proxy.calls).not.toContain('RunTask');
    expect(minutes).toBeLessThan(31);
  });

  test('tells the exit code and the end of the log of a command that failed, in 4096 bytes', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `line ${index} ${'"'.repeat(120)}`);
    aws.proxy.intervene = async (call) => {
      if (call === 'GetLogEvents') await aws.writeLog(lines);
      return call === 'DescribeTasks' ? ended(3) : undefined;
    };
    const { answer, bytes } = await run(request());
    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toMatch(
      /^The migration of pharmacy \(sha256:\d+, node migrate.js\) failed with exit code 3: Essential container/,
    );
    expect(answer.Reason).toContain('line 59');
    expect(answer.Reason).not.toContain('line 0 ');
    expect(bytes).toBeLessThanOrEqual(4096);
    expect(ledger).not.toContain(key({ service: 'pharmacy', image: `sha256:${runs}`, command: ['node', 'migrate.js'] }));
  });

  test('tells why of a task that never ran its command, and has no log', async () => {
    aws.proxy.intervene = on({ DescribeTasks: ended(undefined, 'CannotPullContainerError') });
    const { answer } = await run(request());
    expect(answer).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining('failed with no exit code: CannotPullContainerError'),
    });
  });

  test('stops a command that takes too long, and answers within its time', async () => {
    aws.proxy.intervene = on({ DescribeTasks: task({ lastStatus: 'RUNNING' }) });
    const { answer, minutes } = await run(request({ TimeoutMinutes: '10' }));
    expect(answer.Reason).toMatch(/did not end within 10 minutes, and was stopped/);
    expect(aws.proxy.calls).toContain('StopTask');
    expect(minutes).toBeLessThan(11);
  });

  test('waits for capacity, and gives up in time', async () => {
    aws.proxy.intervene = on({ RunTask: { status: 200, body: JSON.stringify({ tasks: [], failures: [{ reason: 'RESOURCE:ENI' }] }) } });
    const { answer, minutes } = await run(request());
    expect(answer.Reason).toMatch(/could not be started in time: RESOURCE:ENI/);
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThan(32);
  });

  test('gets past throttling', async () => {
    let left = 3;
    aws.proxy.intervene = (call) => {
      if (call === 'RunTask' && left-- > 0) return refusal('ThrottlingException');
      return call === 'DescribeTasks' ? ended(0) : undefined;
    };
    expect((await run(request())).answer.Status).toBe('SUCCESS');
  });

  test.each(['DescribeDBSnapshots', 'CreateDBSnapshot', 'RunTask', 'DescribeTasks'])('answers where %s is denied', async (denied) => {
    const xml = '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>';
    aws.proxy.intervene = on({ [denied]: denied.includes('DB') ? { status: 403, body: xml } : refusal('AccessDeniedException') });
    const { answer, path } = await run(request());
    expect(answer).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringMatching(/could not be brought to its end \(step \w+\): AccessDenied/),
    });
    expect(path.slice(-2)).toEqual(['GiveUp', 'Answered']);
    expect(aws.proxy.calls.includes('StopTask')).toBe(denied === 'DescribeTasks');
  });

  test('answers where the database refuses', async () => {
    const { answer } = await run(request(), async () => {
      throw new Error('password authentication failed');
    });
    expect(answer).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining('(step prepare): Error: password authentication failed'),
    });
  });

  test('answers again where CloudFormation did not take it, and without a content type, for which nothing was signed', async () => {
    answers.refused = 4;
    const { answer, type } = await run(request({ Command: [] }));
    expect([answer.Status, type]).toEqual(['SUCCESS', undefined]);
  });
});
