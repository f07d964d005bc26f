import { type Meters, usage } from '../usage';

export const zoneMeters: Meters = {
  // Queries for aliases of AWS's own resources are free, and this platform has no others.
  'AWS::Route53::HostedZone': () => [usage('Hosted zone', 'route53/zone', 1)],
};
