import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '../../src/gates/aws/connection';

export type Answer = (call: string, body: string, response: ServerResponse, request: IncomingMessage) => void;

/** Answers as one of AWS's APIs would, over HTTP: for what moto does not know, and for what no server can be made to do wrong. */
export class AwsStandIn {
  /** Names of the calls so far, such as `GetCalendarState`. */
  readonly calls: string[] = [];

  private constructor(
    private readonly server: Server,
    /** Calls that fail are not made again: a test would wait for them. */
    readonly connection: Connection,
  ) {}

  /** @param isSilent whether some call is never answered */
  static async answering(answer: Answer, isSilent = answer === silence): Promise<AwsStandIn> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      const call =
        String(request.headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1) ||
        (/Action=(\w+)/.exec(body)?.[1] ?? `${request.method} ${request.url}`);
      standIn.calls.push(call);
      answer(call, body, response, request);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const standIn = new AwsStandIn(server, {
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
      attempts: 1,
      // A machine that is busy answers late; only where no answer comes is waiting for one the point.
      timeoutMilliseconds: isSilent ? 100 : 5_000,
    });
    return standIn;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}

/** No answer at all. */
export const silence: Answer = () => undefined;

/** An answer of the JSON protocols. */
export const json =
  (body: unknown, status = 200): Answer =>
  (_call, _body, response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  };

/** A refusal of the JSON protocols. */
export const refusal = (type: string, message = 'no', status = 400): Answer => json({ __type: type, message }, status);

/**
 * What goes wrong between a client and AWS, by its kind: each must end in a sentence and a block, never in a pass or a stack trace.
 * `unknown field` is given by each test: it depends on the answer.
 */
export const faults: { readonly [kind: string]: { readonly answer: Answer; readonly sentence: RegExp } } = {
  throttled: { answer: refusal('ThrottlingException', 'Rate exceeded'), sentence: /throttled the calls until the last attempt/ },
  'access denied': {
    answer: refusal('AccessDeniedException', 'User: x is not authorized to perform: y'),
    sentence: /access denied: User: x/,
  },
  'an expired token': { answer: refusal('ExpiredTokenException', 'The security token has expired'), sentence: /credentials have expired/ },
  'a token that AWS does not know': { answer: refusal('UnrecognizedClientException'), sentence: /does not know these credentials/ },
  'no answer': { answer: silence, sentence: /no answer in time/ },
  'half an answer': {
    answer: (_call, _body, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': '1000' });
      response.write('{"State":"OP');
      response.destroy();
    },
    sentence: /cannot be reached|ended half way/,
  },
  'a connection that is cut': { answer: (_call, _body, response) => response.destroy(), sentence: /cannot be reached/ },
  'a page of a proxy': {
    answer: (_call, _body, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in</html>');
    },
    sentence: /ended half way or is of no known form/,
  },
  'a fault of AWS': {
    answer: refusal('InternalServerError', 'We are sorry. Try again.', 500),
    sentence: /InternalServerError: We are sorry/,
  },
};
