import { bootstrapPlans } from '../accounts/bootstrap-plan';
import { callersAccount } from '../accounts/caller';
import { preflight } from '../accounts/preflight/preflight';
import type { Row, RowState } from '../accounts/preflight/row';
import { type NameServers, publicNameServers } from '../accounts/preflight/zone';
import { loadAssembly, loadManifest } from '../assembly/load-assembly';
import type { Connection } from '../gates/aws/connection';
import { type Colours, coloursOf, type Terminal, wrap } from './terminal';

export interface PreflightOptions {
  readonly assembly: string;
  readonly environment?: string;
  readonly json?: boolean;
}

/**
 * Says what the first promotion needs of each account and whether it is there; AWS is asked about the account of the credentials at hand alone.
 *
 * @returns 0 where nothing that could be checked is missing, else 1: what could not be read is no pass
 * @throws BadInput for an environment that the assembly does not know, and where AWS does not say whose the credentials are
 */
export async function preflightCommand(
  options: PreflightOptions,
  terminal: Terminal,
  { connection, nameServers = publicNameServers }: { readonly connection?: Connection; readonly nameServers?: NameServers } = {},
): Promise<number> {
  const plans = bootstrapPlans(loadAssembly(options.assembly), options.environment);
  const manifest = loadManifest(options.assembly);
  const reach = connection ?? { region: plans[0]?.account.regions[0] ?? 'us-east-1' };
  const caller = await callersAccount(reach);
  const rows = (await Promise.all(plans.map((plan) => preflight(plan, { manifest, caller, connection: reach, nameServers })))).flat();
  terminal.out.write(
    options.json ? `${JSON.stringify({ caller, rows }, undefined, 2)}\n` : describeRows(rows, coloursOf(terminal.out, terminal)),
  );
  return rows.some(({ state }) => state === 'missing' || state === 'unreadable') ? 1 : 0;
}

function describeRows(rows: readonly Row[], colours: Colours): string {
  const accounts = [...new Set(rows.map(({ account }) => account))];
  const count = (state: RowState) => rows.filter((row) => row.state === state).length;
  const paint = { ok: colours.green, missing: colours.red, unreadable: colours.red, 'not checked': colours.yellow };
  return [
    ...accounts.flatMap((account) => {
      const own = rows.filter((row) => row.account === account);
      return [
        colours.bold(`${own[0]?.of}: account ${account}`),
        ...own.map(({ what, state, detail }) => `  ${paint[state](state.padEnd(11))}  ${what}\n${wrap(detail, '               ')}`),
      ];
    }),
    `${count('missing')} missing, ${count('unreadable')} unreadable, ${count('not checked')} not checked, ${count('ok')} ok.`,
    '',
  ].join('\n');
}
