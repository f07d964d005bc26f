import type { Safeguard } from './safeguard';

/** 45 CFR 164.312 (https://www.ecfr.gov/current/title-45/section-164.312). */
export const technicalSafeguards: readonly Safeguard[] = [
  {
    citation: '164.312(a)(1)',
    title: 'Access control',
    kind: 'standard',
    by: 'in-part',
    note: 'Network, roles and tokens admit who has been granted access; what a patient may see of whom the services decide.',
  },
  {
    citation: '164.312(a)(2)(i)',
    title: 'Unique user identification',
    kind: 'required',
    by: 'in-part',
    note: 'Software has roles and database users of its own, and requests carry a token; people’s names are the identity provider’s.',
  },
  {
    citation: '164.312(a)(2)(ii)',
    title: 'Emergency access procedure',
    kind: 'required',
    by: 'in-part',
    note: 'The master user’s secret and the backups are there for it; who may reach for them in an emergency is a procedure.',
  },
  {
    citation: '164.312(a)(2)(iii)',
    title: 'Automatic logoff',
    kind: 'addressable',
    by: 'organisation',
    note: 'Sessions end in the frontend, and tokens by what the identity provider writes into them; the API refuses expired ones.',
  },
  {
    citation: '164.312(a)(2)(iv)',
    title: 'Encryption and decryption',
    kind: 'addressable',
    by: 'infrastructure',
    note: 'Data is encrypted wherever it rests, under keys of the platform’s own where the service takes one.',
  },
  {
    citation: '164.312(b)',
    title: 'Audit controls',
    kind: 'required',
    by: 'in-part',
    note: 'Activity in accounts, networks, APIs and databases is recorded; who read which record the services have to log.',
  },
  {
    citation: '164.312(c)(1)',
    title: 'Integrity',
    kind: 'standard',
    by: 'in-part',
    note: 'What is stored can be neither changed nor deleted unseen; whether a service writes what is right is its own matter.',
  },
  {
    citation: '164.312(c)(2)',
    title: 'Mechanism to authenticate electronic protected health information',
    kind: 'addressable',
    by: 'infrastructure',
    note: 'It can be shown that records have not been altered or destroyed without authority.',
  },
  {
    citation: '164.312(d)',
    title: 'Person or entity authentication',
    kind: 'required',
    by: 'in-part',
    note: 'The API checks tokens, and the database its users by IAM; that a person is who logs in the identity provider verifies.',
  },
  {
    citation: '164.312(e)(1)',
    title: 'Transmission security',
    kind: 'standard',
    by: 'infrastructure',
    note: 'What is transmitted is guarded against access, from the browser to the database.',
  },
  {
    citation: '164.312(e)(2)(i)',
    title: 'Integrity controls',
    kind: 'addressable',
    by: 'infrastructure',
    note: 'What is transmitted cannot be modified undetected: TLS authenticates every record.',
  },
  {
    citation: '164.312(e)(2)(ii)',
    title: 'Encryption',
    kind: 'addressable',
    by: 'infrastructure',
    note: 'What is transmitted is encrypted.',
  },
];
