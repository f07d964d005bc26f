/**
 * What an environment is asked to do in a month, of 730 hours: its cost is computed at this. Templates say what there is, not how much it is
 * used. Defaults and their reasons stand in `default-load.ts`.
 */
export interface Load {
  /** Requests of the public. */
  readonly requests: number;
  /** Of one request, headers included. */
  readonly requestKiB: number;
  /** Of one answer, headers included. */
  readonly responseKiB: number;
  /** Of the requests, how many CloudFront answers by itself. */
  readonly cachedPercent: number;
  /** Calls between services, for each request of the public that reaches one. */
  readonly callsPerRequest: number;
  /** Where between minimum and maximum the number of a service's tasks is on average: 0 is the minimum. */
  readonly scaledOutPercent: number;
  /** What Spot costs of the price on demand. */
  readonly spotPricePercent: number;
  /** What tasks exchange with the world outside of the VPC, their logs apart. */
  readonly outboundGb: number;
  /** Of it, what is sent to the internet. */
  readonly internetGb: number;
  /** Between tasks and database, from zone to zone. */
  readonly crossZoneGb: number;
  /** What services write to their logs for each request that reaches one. */
  readonly applicationLogBytes: number;
  /** Of the requests, how many a rule of the web ACL refuses or counts: where only those are logged. */
  readonly webAclFindingsPercent: number;
  /** Flow logs of the VPC; GuardDuty reads as much. */
  readonly flowLogGb: number;
  /** Management events of the trail: what people, roles and AWS's services do in the account. */
  readonly trailEvents: number;
  /** Readings and writings of objects that the trail records, where it does, and that GuardDuty sees. */
  readonly objectEvents: number;
  /** Of the database's storage, how much is used. */
  readonly databaseUsedPercent: number;
  /** Of what is used, how much a day changes: each backup keeps that. */
  readonly databaseChangePercent: number;
  /** Logs that the database exports. */
  readonly databaseLogGb: number;
  /** Changes of resources, each of which a continuous recorder keeps. */
  readonly configurationItems: number;
  /** Resources that changed, counted once a day, which a daily recorder keeps. */
  readonly changedResources: number;
  /** Of the rules of conformance packs. */
  readonly ruleEvaluations: number;
  /** Of Security Hub's standards. */
  readonly securityChecks: number;
  /** Uses of one KMS key. */
  readonly keyRequests: number;
  /** Readings of one secret. */
  readonly secretReads: number;
  /** Messages of one subscription. */
  readonly notifications: number;
  /** Deployments. */
  readonly releases: number;
  /** How old the environment is: what is kept has gathered since, and keys are rotated each year. */
  readonly ageMonths: number;
}

/** The same of the account where the pipeline lives. */
export interface PipelineLoad {
  /** Runs of the pipeline. */
  readonly releases: number;
  /** That the build takes. */
  readonly buildMinutes: number;
  /** That any other action takes, on average. */
  readonly actionMinutes: number;
  /** Layers that one repository keeps. */
  readonly imageGb: number;
  /** As an environment's. */
  readonly ageMonths: number;
}
