import { SigningKeys } from './signing-keys';
import { type Expected, Unauthorised, verifyToken } from './verify-token';

/** What API Gateway hands to an authorizer of type TOKEN. */
export interface AuthorizerEvent {
  /** The whole header, `Bearer …`. */
  readonly authorizationToken?: string;
  /** `arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH`. */
  readonly methodArn: string;
}

/** What it wants back. */
export interface AuthorizerResult {
  readonly principalId: string;
  readonly policyDocument: {
    readonly Version: '2012-10-17';
    readonly Statement: readonly { readonly Effect: 'Allow'; readonly Action: 'execute-api:Invoke'; readonly Resource: string }[];
  };
}

export type Authorizer = (event: AuthorizerEvent) => Promise<AuthorizerResult>;

/**
 * Lets requests with a valid token pass. API Gateway answers 401 to an error that says `Unauthorized` and nothing else, and 500 to any
 * other: so an issuer that cannot be asked stops everybody, and shows as an outage, which it is.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export function authorizer(expected: Expected, clock: () => Date): Authorizer {
  const keys = new SigningKeys(expected.issuer, clock);
  return async ({ authorizationToken = '', methodArn }) => {
    try {
      const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorizationToken) ?? [];
      if (token === undefined) throw new Unauthorised('no bearer token');
      await verifyToken(token, expected, (kid) => keys.find(kid), clock());
    } catch (error) {
      console.warn(error instanceof Error ? error.message : 'refused'); // Why, and nothing of the token.
      throw error instanceof Unauthorised ? new Error('Unauthorized') : new Error('The token could not be checked');
    }
    return { principalId: 'bearer', policyDocument: { Version: '2012-10-17', Statement: [allow(methodArn)] } };
  };
}

/** The whole stage: the answer is kept by token, for whichever route the token is shown next. */
function allow(methodArn: string): AuthorizerResult['policyDocument']['Statement'][number] {
  const [api, stage] = methodArn.split('/');
  return { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `${api}/${stage}/*` };
}
