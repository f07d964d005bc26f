import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { CloudFormationRequest } from '../../../src/stacks/migration/runner/request';
import { start } from '../../../src/stacks/migration/runner/start';
import { Answers } from './answers';

/** Step Functions, as far as starting goes: what it is told, and what it answers. */
let stepFunctions: Server;
let answered: { status: number; body: object };
let started: Record<string, string>[];
let answers: Answers;
let states: SFNClient;

beforeAll(async () => {
  answers = await Answers.listen();
  stepFunctions = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    started.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(answered.status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answered.body));
  });
  await new Promise<void>((resolve) => stepFunctions.listen(0, '127.0.0.1', resolve));
  const { port } = stepFunctions.address() as AddressInfo;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  states = new SFNClient({ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials, maxAttempts: 1 });
});

afterAll(async () => {
  states.destroy();
  await Promise.all([answers.stop(), new Promise((resolve) => stepFunctions.close(resolve))]);
});

beforeEach(() => {
  started = [];
  answered = { status: 200, body: { executionArn: 'arn', startDate: 0 } };
  answers.taken.length = 0;
});

const request = (change: Partial<CloudFormationRequest> = {}): CloudFormationRequest => ({
  RequestType: 'Create',
  RequestId: 'request-1',
  ResponseURL: answers.address,
  StackId: 'stack',
  LogicalResourceId: 'Runpharmacy',
  ResourceProperties: {
    Service: 'pharmacy',
    Image: 'sha256:1',
    Command: [],
    TimeoutMinutes: '30',
    DatabaseResourceId: 'db-1',
    UsersVersion: '1',
  },
  ...change,
});

const begin = (given: CloudFormationRequest) =>
  start(given, { stateMachineArn: 'machine', states, now: () => new Date('2026-01-05T09:00:00Z'), pause: async () => undefined });

test('a request starts the state machine under its own id, with the time by which it must end', async () => {
  await begin(request());
  expect(started).toMatchObject([{ stateMachineArn: 'machine', name: 'request-1' }]);
  expect(JSON.parse(started[0]?.input ?? '')).toMatchObject({ step: 'prepare', by: 'database', deadline: '2026-01-05T09:30:00.000Z' });
  expect(answers.taken).toEqual([]);
});

test('a request that comes again while it is under way is left to its run', async () => {
  answered = { status: 400, body: { __type: 'ExecutionAlreadyExists', message: 'it is there' } };
  await begin(request());
  expect(answers.taken).toEqual([]);
});

test('deletion drops nothing, and is answered at once', async () => {
  await begin(request({ RequestType: 'Delete', PhysicalResourceId: 'Runpharmacy' }));
  expect(started).toEqual([]);
  expect(answers.taken.map(({ body }) => body)).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'Runpharmacy' }]);
});

test.each([
  [
    'Step Functions refuses',
    {},
    { status: 400, body: { __type: 'AccessDeniedException', message: 'not you' } },
    /could not be started: not you/,
  ],
  ['a property is missing', { ResourceProperties: { Service: 'pharmacy' } }, undefined, /the property Image is missing/],
] as const)('CloudFormation is told where %s', async (_, change, refusal, reason) => {
  if (refusal) answered = refusal;
  await begin(request(change));
  expect(answers.taken.map(({ body }) => body)).toMatchObject([{ Status: 'FAILED', Reason: expect.stringMatching(reason) }]);
});
