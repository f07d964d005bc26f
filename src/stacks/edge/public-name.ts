import { AaaaRecord, ARecord, type IAliasRecordTarget, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

export interface PublicNameProps {
  readonly zone: IHostedZone;
  /** `api.<zone>`. */
  readonly domainName: string;
  readonly address: IAliasRecordTarget;
}

/** The name by which browsers find the API, over IPv4 and IPv6. */
export function publicName(scope: Construct, { zone, domainName, address }: PublicNameProps): void {
  const record = { zone, recordName: domainName, target: RecordTarget.fromAlias(address) };
  new ARecord(scope, 'Address', record);
  new AaaaRecord(scope, 'AddressV6', record);
}
