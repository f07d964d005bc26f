import type { Connection } from '../../gates/aws/connection';
import type { Manifest } from '../../schema/manifest';
import type { AccountPlan } from '../bootstrap-plan';
import { bootstrapVersion, policiesStand } from './bootstrapped';
import { type Finding, notChecked, type Row } from './row';
import { singletons } from './singletons';
import { type NameServers, zoneDelegated } from './zone';

export interface PreflightContext {
  readonly manifest: Manifest;
  /** Account of the credentials at hand: AWS is asked about that one alone. */
  readonly caller: string;
  readonly connection: Connection;
  readonly nameServers: NameServers;
}

/** What the first promotion needs of an account, row by row, in the order in which it is made. */
export async function preflight({ account, policies, bootstraps }: AccountPlan, context: PreflightContext): Promise<readonly Row[]> {
  const { caller, connection, manifest, nameServers } = context;
  const of = account.names.join(', ');
  const row = (what: string, finding: Finding): Row => ({ account: account.id, of, what, ...finding });
  const at = (region: string) => ({ ...connection, region });
  const zones = manifest.environments.filter((environment) => environment.account === account.id).map(zoneOf);
  const delegated = zones.map(async (zone) => row(`zone ${zone}`, await zoneDelegated(zone, nameServers)));
  const byHand = account.purposes.includes('pipeline') ? [connectionRow] : [quotaRow];

  if (caller !== account.id) {
    const signIn = notChecked(`the credentials are of account ${caller}: sign in to ${account.id}, and run it again`);
    return [
      row('policies, bootstrap stacks, singletons', signIn),
      ...(await Promise.all(delegated)),
      ...byHand.map(({ what, finding }) => row(what, finding)),
    ];
  }
  const read = await Promise.all([
    policiesStand(connection, policies).then((finding) => row('policies, boundaries, gates’ role', finding)),
    ...bootstraps.map(async ({ region, qualifier }) => row(`bootstrap stack in ${region}`, await bootstrapVersion(at(region), qualifier))),
    ...delegated,
  ]);
  const owned = account.purposes.includes('environment') ? await singletons(at(account.regions[0]), account) : [];
  return [...read, ...owned.map(({ what, ...finding }) => row(what, finding)), ...byHand.map(({ what, finding }) => row(what, finding))];
}

/** `api.` stands before the zone's name in what smoke asks. */
function zoneOf({ smoke }: Manifest['environments'][number]): string {
  return new URL(smoke.url).hostname.replace(/^api\./, '');
}

const connectionRow = {
  what: 'connection to GitHub',
  finding: notChecked('no client of AWS’s SDK for it is among the dependencies; `aws codeconnections list-connections` must say AVAILABLE'),
};

/** Of a new account Fargate's are the ones that are too low: "Amazon ECS endpoints and quotas". */
const quotaRow = {
  what: 'service quotas',
  finding: notChecked('`aws service-quotas get-service-quota --service-code fargate --quota-code L-3032A538`, and L-36FBB829 for Spot'),
};
