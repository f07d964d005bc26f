import type { Setting } from './usage';

/** Of the public's requests, those that CloudFront does not answer by itself; all of them where there is no CloudFront. */
export function requestsBehindEdge({ load, resources }: Setting): number {
  const cached = resources.all('AWS::CloudFront::Distribution').length > 0 ? load.cachedPercent / 100 : 0;
  return load.requests * (1 - cached);
}

/** What reaches a service: from the public and from other services. */
export function requestsToServices(setting: Setting): number {
  return requestsBehindEdge(setting) * (1 + setting.load.callsPerRequest);
}
