import { z } from 'zod';
import { allowedReplacement } from './allowed-replacement-fields';
import { budgetEmails, dollars } from './budget-fields';
import { capacity, instances, workingHours } from './compute-fields';
import { database } from './database-fields';
import { delivery } from './delivery-fields';
import { edge } from './edge-fields';
import { email } from './email-field';
import { choice, flag, guidance, text, whole } from './field';
import { load } from './load-fields';
import { lowerCaseName } from './name-field';
import { objectives } from './objective-fields';
import { account, emails, region } from './platform-fields';
import { serviceOverrideSchema } from './service-fields';

/** The periods that CloudWatch Logs offers (API reference of PutRetentionPolicy); a test holds them against the CDK's own list. */
export const logRetentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

export const interfaceEndpoints = [
  'ecr.api',
  'ecr.dkr',
  'ecs',
  'ecs-agent',
  'ecs-telemetry',
  'logs',
  'secretsmanager',
  'kms',
  'ssm',
  'ssmmessages',
  'monitoring',
  'sts',
] as const;

const network = z.strictObject({
  cidr: text(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, {
    what: 'an IPv4 block',
    consequence: 'The VPC could not be made.',
    remedy: "Write a private block of /16 to /22, such as '10.20.0.0/16'.",
  }),
  availabilityZones: z.literal([2, 3]).register(guidance, {
    what: 'a number of Availability Zones that the network is laid out for',
    consequence: 'One zone is lost with all that runs in it; more than three add cost but hardly availability.',
    remedy: 'Write 2 or 3.',
  }),
  nat: choice(['none', 'instance', 'single', 'per-az', 'regional'], {
    consequence: 'It decides how tasks reach what is outside of the VPC.',
  }),
  interfaceEndpoints: z.array(
    choice(interfaceEndpoints, { consequence: 'The service has no endpoint here, or nothing in this platform calls it.' }),
  ),
  encryptionControl: flag({
    what: 'true or false',
    consequence: 'It decides whether flow logs prove encryption in transit, at a price for each hour of the VPC.',
    remedy: "Write true where an auditor asks for that proof, as for patients' data.",
  }),
});

const domain = z.strictObject({
  zoneName: text(/^(?=.{4,200}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/, {
    what: 'the name of a hosted zone',
    consequence: 'Certificates for api., origin. and internal. below it would never validate.',
    remedy: "Write it in lower case without a trailing dot, such as 'dev.example.com'.",
  }),
  zoneId: text(/^Z[A-Z0-9]{7,31}$/, {
    what: 'the id of a hosted zone',
    consequence: 'Records could not be made, and the deployment would wait for a certificate until it times out.',
    remedy: "Copy it from Route 53 without '/hostedzone/', such as 'Z0000000000EXAMPLE1'.",
  }),
});

const auth = z.strictObject({
  issuer: text(/^https:\/\/[A-Za-z0-9.-]+(:\d+)?(\/[^\s?#]*)?$/, {
    what: 'the HTTPS URL of a token issuer',
    consequence: 'API Gateway reads the keys of the issuer over HTTPS only: every request with a token would be refused.',
    remedy: "Write the iss claim exactly as tokens carry it, such as 'https://auth.dev.example.com/'.",
  }),
  audience: z
    .array(
      text(/\S/, {
        what: 'an audience',
        consequence: 'A token for no audience would be accepted, or none at all.',
        remedy: "Write the aud claim of your tokens, such as 'carepath-api'.",
      }),
    )
    .min(1)
    .max(50) // "Audiences per authorizer", quotas of HTTP APIs.
    .register(guidance, {
      what: 'a list of one to fifty audiences',
      consequence:
        "With none, a token that the issuer made for another application would open this one's API; and no authorizer takes more.",
      remedy: "Write the aud claim of your tokens, such as ['carepath-api'].",
    }),
});

/** Localhost over HTTP is a developer's own machine; everything else is a page that patients load. */
const origin = text(/^(https:\/\/([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:\d+)?|http:\/\/localhost(:\d+)?)$/, {
  what: 'an exact origin: https, a lower-case host, and nothing after it',
  consequence: 'Browsers compare origins letter by letter, so it would match no page, or with a wildcard pages of strangers.',
  remedy: "Write one entry for each page's origin, without path or trailing slash, such as 'https://app.example.com'.",
});

const retention = z.strictObject({
  logDays: z.literal(logRetentionDays).register(guidance, {
    what: 'a retention period that CloudWatch Logs offers',
    consequence: 'The log group would be refused when it is deployed.',
    remedy: `Write one of ${logRetentionDays.join(', ')}.`,
  }),
  auditDays: whole(1, 36_500, {
    what: 'a whole number of days from 1 to 36500',
    consequence: 'Object Lock takes whole days up to a hundred years.',
    remedy: 'Write 2192 for six years.',
  }),
});

const singleton = choice(['create', 'existing', 'organisation'], {
  consequence: 'An account has one only: a second one fails or is paid for twice, and none leaves no trail.',
});

/** Source: "Bucket naming rules" of the S3 user guide. A trail would take a misspelt name without a word, and record nothing. */
const bucketName = text(/^(?!xn--|sthree-)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
  what: 'the name of a bucket',
  consequence: "The trail would record nothing of who read the patients' data in it.",
  remedy: "Write its name alone, in lower case, such as 'example-health-records'.",
  mistake: (value) => (typeof value === 'string' && value.startsWith('arn:') ? `'${value}' is an ARN, not a name` : undefined),
});

const planPercent = whole(0, 100, {
  what: 'a whole number of percent from 0 to 100',
  consequence: 'AWS Budgets refuses another threshold for Savings Plans.',
  remedy: 'Write 0 for no budget, or the share below which somebody should hear of it, such as 80.',
});

export const environmentSchema = z.strictObject({
  name: lowerCaseName(12, 'It becomes the name of a pipeline stage and part of the name of every stack.'),
  account,
  region,
  protectData: flag({
    what: 'true or false',
    consequence: "It decides whether data is kept as patients' data.",
    remedy: 'Write true where real patients are behind the data, else false.',
  }),
  approval: choice(['required', 'none'], { consequence: 'It decides whether a person stands between a commit and this environment.' }),
  delivery,
  network,
  domain,
  auth,
  frontendOrigins: z.array(origin).min(1).register(guidance, {
    what: 'a list of at least one origin',
    consequence: 'No browser could call the API.',
    remedy: "Write the origins of the frontend, such as ['https://app.example.com'].",
  }),
  edge,
  capacity,
  instances,
  workingHours,
  database,
  retention,
  singletons: z.strictObject({
    cloudTrail: singleton,
    config: singleton,
    guardDuty: singleton,
    securityHub: singleton,
    accessAnalyzer: singleton,
  }),
  audit: z.strictObject({
    // A trail takes 500 values in the conditions of all its advanced selectors (quotas of CloudTrail); a few are its own.
    dataEventBuckets: z.array(bucketName).max(490).register(guidance, {
      what: 'a list of at most 490 names of buckets',
      consequence: 'CloudTrail refuses a trail that selects more.',
      remedy: "Write the names of the buckets with patients' data, or [].",
    }),
  }),
  budget: z.strictObject({
    monthlyUsd: dollars,
    emails: budgetEmails,
    anomalyMonitor: choice(['create', 'existing'], { consequence: 'An account has one only: a second one fails.' }),
    anomalyUsd: dollars,
    savingsPlans: z.strictObject({ coveragePercent: planPercent, utilizationPercent: planPercent }),
  }),
  load,
  objectives,
  alertEmails: emails,
  pageEmails: z.array(email),
  metricSharing: choice(['create', 'existing'], { consequence: 'An account has one such role only: a second one fails.' }),
  allowReplacement: z.array(allowedReplacement),
  serviceOverrides: z.record(z.string(), serviceOverrideSchema),
});
