const throttling = [
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'SlowDown',
];
const denial = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'AuthorizationError', 'NotAuthorized', 'Forbidden'];
const expiry = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'];
const foreign = ['InvalidClientTokenId', 'UnrecognizedClientException', 'SignatureDoesNotMatch', 'InvalidSignatureException'];
const network = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * Why a call of AWS's APIs failed, and what to do, in a sentence without a full stop: for a verdict's reasons and for the CLI's messages.
 * The names are those of AWS's common errors (https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html) and of the SDK.
 */
export function explainAwsError(error: unknown): string {
  if (!(error instanceof Error)) return `the call failed (${String(error)})`;
  const { name, message, code } = error as Error & { readonly code?: string };
  // Before the timeouts: the SDK calls a connection that was reset one.
  if (network.includes(code ?? name)) return `AWS cannot be reached (${code ?? name}); check the network and the Region`;
  if (throttling.includes(name)) return 'AWS throttled the calls until the last attempt; run it again, or ask for a higher quota';
  if (denial.includes(name)) return `access denied: ${firstSentence(message)}; grant it to the role, which \`carepath bootstrap\` writes`;
  if (expiry.includes(name)) return 'the credentials have expired; sign in again, or start the action again';
  if (name === 'CredentialsProviderError') return 'no credentials were found; sign in, or set AWS_PROFILE';
  if (foreign.includes(name)) return 'AWS does not know these credentials; check AWS_PROFILE and the account';
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time; run it again, and look at the AWS Health Dashboard';
  if (error instanceof SyntaxError || /deserializ|unexpected token|unterminated|parse/i.test(message)) {
    return 'AWS’s answer ended half way or is of no known form; run it again';
  }
  return `${name}: ${firstSentence(message)}`;
}

/** Messages of AWS go on for lines, and name request ids that are new each time. */
function firstSentence(message: string): string {
  const [first = ''] = message.split(/(?<=[^.])\.(?:\s|$)|\n/);
  return first.trim() || 'without a word';
}
