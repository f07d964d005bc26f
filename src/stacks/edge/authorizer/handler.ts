import { authorizer } from './authorize';

const { ISSUER, AUDIENCE } = process.env;
if (!ISSUER || !AUDIENCE) throw new Error('ISSUER and AUDIENCE say which tokens pass');

/** Kept from one request to the next, with the issuer's keys. */
export const handler = authorizer({ issuer: ISSUER, audience: AUDIENCE.split('\n') }, () => new Date());
