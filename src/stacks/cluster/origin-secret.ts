import { ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Edge } from '../../schema/environment';

export type OriginSecretName = Edge['originSecret'];
export type OriginSecrets = Readonly<Record<OriginSecretName, OriginSecret>>;

/** The header by which the load balancer knows that a request came past the web ACL: through CloudFront, or by the stage of a REST API. */
export const originHeader = 'x-carepath-origin';

/**
 * To rotate: raise the number of the secret that the edge does not send, release, then switch `edge.originSecret` to it, release again.
 *
 * The number is part of the key under which the value lies. A new number changes both the secret, so that a new value is generated in
 * place (same ARN, same export), and every reference to it: CloudFormation does not resolve an unchanged dynamic reference again.
 */
const generations: Readonly<Record<OriginSecretName, number>> = { a: 1, b: 1 };

export interface OriginSecretProps {
  readonly encryptionKey: IKey;
}

/** One of the two values of the origin header: 64 letters and digits, for the load balancer ignores case and reads `*` and `?` as wildcards. */
export class OriginSecret extends Secret {
  /** The value, as a reference that CloudFormation resolves while it deploys; usable in any stack of the environment. */
  readonly headerValue: string;

  constructor(scope: Construct, name: OriginSecretName, { encryptionKey }: OriginSecretProps) {
    const key = `value${generations[name]}`;
    super(scope, `OriginSecret${name.toUpperCase()}`, {
      description: `Value ${name} of the header that only CloudFront sends to the internal load balancer`,
      encryptionKey,
      generateSecretString: { secretStringTemplate: '{}', generateStringKey: key, passwordLength: 64, excludePunctuation: true },
    });
    this.headerValue = this.secretValueFromJson(key).unsafeUnwrap();
  }
}

/** True of requests that carry either secret. Two values: a rule of five leaves three for paths. */
export function cameThroughCloudFront({ a, b }: OriginSecrets): ListenerCondition {
  return ListenerCondition.httpHeader(originHeader, [a.headerValue, b.headerValue]);
}
