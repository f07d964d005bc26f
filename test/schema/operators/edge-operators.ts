import { put } from '../put';
import { environment, type Operators, twoEnvironments } from './broken';

/** Ways to break names, tokens and requests from outside. */
export const edgeOperators: Operators = {
  'a zone used twice': {
    breaks: twoEnvironments((first, second, configuration) => ({
      configuration: put(configuration, ['environments', 1, 'domain'], first.domain),
      path: `environments.${second.name}.domain.zoneName`,
    })),
    says: [
      'environments.staging.domain.zoneName: dev.example.com is environments.dev.domain.zoneName too.',
      "Both would write the record api. into one zone: the later deployment would take the requests of the other. Delegate a zone to each environment's account, such as 'staging.example.com'.",
    ],
  },
  'a zone with a trailing dot': {
    breaks: environment('domain.zoneName', 'dev.example.com.'),
    says: [
      "environments.dev.domain.zoneName: 'dev.example.com.' is not the name of a hosted zone.",
      "Certificates for api., origin. and internal. below it would never validate. Write it in lower case without a trailing dot, such as 'dev.example.com'.",
    ],
  },
  'a zone id with its prefix': {
    breaks: environment('domain.zoneId', '/hostedzone/Z0000000000EXAMPLE1'),
    says: [
      "environments.dev.domain.zoneId: '/hostedzone/Z0000000000EXAMPLE1' is not the id of a hosted zone.",
      "Records could not be made, and the deployment would wait for a certificate until it times out. Copy it from Route 53 without '/hostedzone/', such as 'Z0000000000EXAMPLE1'.",
    ],
  },
  'an issuer over HTTP': {
    breaks: environment('auth.issuer', 'http://auth.example.com/'),
    says: [
      "environments.dev.auth.issuer: 'http://auth.example.com/' is not the HTTPS URL of a token issuer.",
      "API Gateway reads the keys of the issuer over HTTPS only: every request with a token would be refused. Write the iss claim exactly as tokens carry it, such as 'https://auth.dev.example.com/'.",
    ],
  },
  'no audience': {
    breaks: environment('auth.audience', []),
    says: [
      'environments.dev.auth.audience: [] is not a list of one to fifty audiences.',
      "With none, a token that the issuer made for another application would open this one's API; and no authorizer takes more. Write the aud claim of your tokens, such as ['carepath-api'].",
    ],
  },
  'an empty audience': {
    breaks: environment('auth.audience', [' '], 'auth.audience[0]'),
    says: [
      "environments.dev.auth.audience[0]: ' ' is not an audience.",
      "A token for no audience would be accepted, or none at all. Write the aud claim of your tokens, such as 'carepath-api'.",
    ],
  },
  'an origin with a path': {
    breaks: environment('frontendOrigins', ['https://app.example.com/login'], 'frontendOrigins[0]'),
    says: [
      "environments.dev.frontendOrigins[0]: 'https://app.example.com/login' is not an exact origin: https, a lower-case host, and nothing after it.",
      "Browsers compare origins letter by letter, so it would match no page, or with a wildcard pages of strangers. Write one entry for each page's origin, without path or trailing slash, such as 'https://app.example.com'.",
    ],
  },
  'an origin with a wildcard': {
    breaks: environment('frontendOrigins', ['https://*.vercel.app'], 'frontendOrigins[0]'),
    says: [
      "environments.dev.frontendOrigins[0]: 'https://*.vercel.app' is not an exact origin: https, a lower-case host, and nothing after it.",
      "Browsers compare origins letter by letter, so it would match no page, or with a wildcard pages of strangers. Write one entry for each page's origin, without path or trailing slash, such as 'https://app.example.com'.",
    ],
  },
  'every origin': {
    breaks: environment('frontendOrigins', ['*'], 'frontendOrigins[0]'),
    says: [
      "environments.dev.frontendOrigins[0]: '*' is not an exact origin: https, a lower-case host, and nothing after it.",
      "Browsers compare origins letter by letter, so it would match no page, or with a wildcard pages of strangers. Write one entry for each page's origin, without path or trailing slash, such as 'https://app.example.com'.",
    ],
  },
  'an origin over HTTP': {
    breaks: environment('frontendOrigins', ['http://app.example.com'], 'frontendOrigins[0]'),
    says: [
      "environments.dev.frontendOrigins[0]: 'http://app.example.com' is not an exact origin: https, a lower-case host, and nothing after it.",
      "Browsers compare origins letter by letter, so it would match no page, or with a wildcard pages of strangers. Write one entry for each page's origin, without path or trailing slash, such as 'https://app.example.com'.",
    ],
  },
  'no origin': {
    breaks: environment('frontendOrigins', []),
    says: [
      'environments.dev.frontendOrigins: [] is not a list of at least one origin.',
      "No browser could call the API. Write the origins of the frontend, such as ['https://app.example.com'].",
    ],
  },
  'an edge that is not built': {
    breaks: environment('edge.kind', 'websocket'),
    says: [
      "environments.dev.edge.kind: 'websocket' is not one of 'http-api' and 'rest-api'.",
      "No other kind of edge is built. Write 'http-api' or 'rest-api'.",
    ],
  },
  'a rate beyond the quota': {
    breaks: environment('edge.throttleRate', 20_000),
    says: [
      'environments.dev.edge.throttleRate: 20000 is not a whole number of requests a second from 1 to 10000.',
      "10000 is the account's own quota: beyond it API Gateway refuses requests whatever stands here. Write what the services carry, such as 500.",
    ],
  },
  'a burst beyond the quota': {
    breaks: environment('edge.throttleBurst', 6_000),
    says: [
      'environments.dev.edge.throttleBurst: 6000 is not a whole number of requests from 1 to 5000.',
      "5000 is the account's own quota: beyond it API Gateway refuses requests whatever stands here. Write about twice the rate, such as 1000.",
    ],
  },
  'a limit that WAF refuses': {
    breaks: environment('edge.rateLimitPerIp', 5),
    says: [
      'environments.dev.edge.rateLimitPerIp: 5 is not a whole number of requests in five minutes, 10 or more.',
      'WAF refuses a rate rule below 10, and with it the deployment of the edge. Write what one clinic behind one address may need, such as 2000.',
    ],
  },
  'a third origin secret': {
    breaks: environment('edge.originSecret', 'c'),
    says: [
      "environments.dev.edge.originSecret: 'c' is not one of 'a' and 'b'.",
      "The edge would send a secret that the load balancer does not know. Write 'a' or 'b'.",
    ],
  },
  'a second origin at a REST API': {
    breaks: (configuration) => {
      const [first] = configuration.environments;
      const [origin = ''] = first?.frontendOrigins ?? [];
      return {
        configuration: put(
          put(configuration, ['environments', 0, 'edge'], { kind: 'rest-api' }),
          ['environments', 0, 'frontendOrigins'],
          [origin, 'http://localhost:3000'],
        ),
        path: `environments.${first?.name}.frontendOrigins[1]`,
      };
    },
    says: [
      'environments.dev.frontendOrigins[1]: http://localhost:3000 is a second origin at a REST API.',
      "Its errors and the load balancer name one origin, fixed: pages of the other could not read what the API answers. Keep one, or write edge.kind 'http-api', which knows a list.",
    ],
  },
  'a tilde in a path of a REST API': {
    breaks: (configuration) => ({
      configuration: put(put(configuration, ['environments', 0, 'edge'], { kind: 'rest-api' }), ['services', 0, 'routes'], ['/~user/*']),
      path: `services.${configuration.services[0]?.name}.routes[0].path`,
    }),
    says: [
      "services.eshop.routes[0].path: /~user/* has a tilde, and environments.dev.edge.kind is 'rest-api'.",
      'API Gateway refuses a resource of that name, and with it the deployment of the edge. Write a path of letters, digits, dots, hyphens and underscores.',
    ],
  },
  'more paths than a REST API is made of': {
    breaks: (configuration) => ({
      configuration: put(
        put(configuration, ['environments', 0, 'edge'], { kind: 'rest-api' }),
        ['services', 0, 'routes'],
        Array.from({ length: 30 }, (_, index) => `/deep/${index}/a/b/c/d/e/*`),
      ),
      path: 'services',
    }),
    says: [
      'services: their paths make 427 resources in the stack of a REST API, 214 of them paths.',
      "A REST API has 300 paths and its stack is kept below 400 resources, 6 methods a path: the edge would fail to deploy. Put paths under common prefixes, or write 'http-api' in environments.dev.edge.kind.",
    ],
  },
};
