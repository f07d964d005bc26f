import { z } from 'zod';
import { choice, guidance, text, whole } from './field';
import { pathPrefix } from './service-fields';

/** The public side of an environment. */
export const edge = z.strictObject({
  kind: choice(['http-api', 'rest-api'], { consequence: 'No other kind of edge is built.' }),
  throttleRate: whole(1, 10_000, {
    what: 'a whole number of requests a second from 1 to 10000',
    consequence: "10000 is the account's own quota: beyond it API Gateway refuses requests whatever stands here.",
    remedy: 'Write what the services carry, such as 500.',
  }),
  throttleBurst: whole(1, 5_000, {
    what: 'a whole number of requests from 1 to 5000',
    consequence: "5000 is the account's own quota: beyond it API Gateway refuses requests whatever stands here.",
    remedy: 'Write about twice the rate, such as 1000.',
  }),
  rateLimitPerIp: whole(10, 2_000_000_000, {
    what: 'a whole number of requests in five minutes, 10 or more',
    consequence: 'WAF refuses a rate rule below 10, and with it the deployment of the edge.',
    remedy: 'Write what one clinic behind one address may need, such as 2000.',
  }),
  strictRateLimitPerIp: whole(10, 2_000_000_000, {
    what: 'a whole number of requests in five minutes, 10 or more',
    consequence: 'WAF refuses a rate rule below 10, and with it the deployment of the edge.',
    remedy: 'Write what one clinic behind one address may need of these paths, such as 100.',
  }),
  // Each takes some 22 of the capacity units of a web ACL, of which 1500 are in the price of a request.
  strictRateLimitPaths: z.array(pathPrefix).max(10).register(guidance, {
    what: 'a list of at most ten paths',
    consequence: 'Every request would cost more, for each path is a rule that it is held against.',
    remedy: "Write those where passwords or codes could be tried, such as ['/login/*'].",
  }),
  timeoutSeconds: whole(1, 29, {
    what: 'a whole number of seconds from 1 to 29',
    consequence: 'A REST API waits 29 seconds at most, and CloudFront 30: a service that takes longer is never heard.',
    remedy: 'Write what the slowest route may take, and let longer work be asked about later.',
  }),
  webAcl: z.strictObject({
    mode: choice(['block', 'count'], { consequence: 'It decides whether attacks are refused or only seen.' }),
    until: text(/^(\d{4}-\d{2}-\d{2})?$/, {
      what: 'a day',
      consequence: 'The web ACL would count for ever, and protect nobody.',
      remedy: "Write the last day of counting as year, month and day, such as '2027-01-31', or leave it out where the web ACL blocks.",
    }),
    reason: text(/^$|^(?=.{20,})\S+(\s+\S+){3,}/s, {
      what: 'a reason: a sentence of at least four words',
      consequence: 'Nobody could tell later why attacks were let through.',
      remedy: 'Say what is being measured, and what will make it block.',
    }),
  }),
  originSecret: choice(['a', 'b'], { consequence: 'The edge would send a secret that the load balancer does not know.' }),
});
