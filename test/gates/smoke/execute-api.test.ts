import { readExecuteApi } from '../../../src/gates/smoke/execute-api';
import { type Answer, AwsStandIn, faults } from '../aws-stand-in';
import { gateContext } from '../gate-context';
import { queryRefusal, stackResources } from '../query-answers';

async function heard(answer: Answer) {
  const standIn = await AwsStandIn.answering(answer);
  try {
    return await readExecuteApi(gateContext(), () => standIn.connection);
  } finally {
    await standIn.stop();
  }
}

test.each([
  ['an HTTP API', 'AWS::ApiGatewayV2::Api', '/status'],
  ['a REST API', 'AWS::ApiGateway::RestApi', '/live/status'],
])('%s is found by its id, whatever page it is on', async (_what, type, path) => {
  const found = await heard((call, body, ...rest) => {
    const second = /NextToken=more/.test(body);
    const page = second ? stackResources([['Api', type, 'a1b2c3']]) : stackResources([['Role', 'AWS::IAM::Role', 'r']], 'more');
    page(call, body, ...rest);
  });
  expect(found).toEqual({ state: 'read', value: `https://a1b2c3.execute-api.us-east-1.amazonaws.com${path}` });
});

test('a stack without an API is unreadable: nobody could ask whether its own name is off', async () => {
  expect(await heard(stackResources([['Role', 'AWS::IAM::Role', 'r']]))).toMatchObject({ state: 'unreadable' });
  expect(await heard(queryRefusal('ValidationError', 'Stack with id Prod-edge does not exist'))).toMatchObject({ state: 'unreadable' });
});

test('on a laptop nobody is asked', async () => {
  const { pipeline: _pipeline, ...context } = gateContext();
  expect(await readExecuteApi(context)).toEqual({ state: 'absent' });
});

test.each(Object.entries(faults))('%s: unreadable, with a sentence', async (_kind, { answer }) => {
  expect(await heard(answer)).toEqual({ state: 'unreadable', reason: expect.stringMatching(/^the resources of Prod-edge: ./) });
});
