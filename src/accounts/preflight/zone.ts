import { Resolver } from 'node:dns/promises';
import { type Finding, missing, ok } from './row';

/** Name servers of a domain, as the public DNS answers. Rejects as `node:dns` does. */
export type NameServers = (domain: string) => Promise<readonly string[]>;

/** Quad9 and Cloudflare: a resolver of the network at hand may know private zones, which no certificate is validated in. */
export const publicNameServers: NameServers = async (domain) => {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  resolver.setServers(['9.9.9.9', '1.1.1.1']);
  return await resolver.resolveNs(domain);
};

const absent = ['ENOTFOUND', 'ENODATA', 'NXDOMAIN'];

/** Whether a zone is delegated to Route 53: until it is, no certificate is validated, and the first promotion waits for it for hours. */
export async function zoneDelegated(zone: string, nameServers: NameServers): Promise<Finding> {
  try {
    const servers = await nameServers(zone);
    const strange = servers.filter((server) => !/\.awsdns-\d+\./.test(server));
    if (servers.length === 0) return missing(delegate(zone));
    return strange.length > 0 ? missing(`${zone} is delegated to ${strange.join(', ')}; ${delegate(zone)}`) : ok(servers.join(', '));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (absent.includes(code)) return missing(delegate(zone));
    return { state: 'unreadable', detail: `the public DNS did not answer for ${zone}: ${code || message}` };
  }
}

function delegate(zone: string): string {
  return `delegate ${zone} from its parent to the name servers of the account’s hosted zone`;
}
