import { BadInput } from '../assembly/bad-input';
import { loadAssembly } from '../assembly/load-assembly';
import type { Connection } from '../gates/aws/connection';
import { underRole } from '../gates/aws/gate-role';
import type { Reading } from '../gates/aws/reading';
import { type Clock, systemClock } from '../gates/clock';
import { type Drift, readDrift } from '../gates/drift/read-drift';
import { gateRoleArn } from '../gates/gate-role-arn';
import type { Manifest, ManifestEnvironment } from '../schema/manifest';
import { type Colours, coloursOf, type Terminal, wrap } from './terminal';

export interface DriftOptions {
  readonly assembly: string;
  readonly environment?: string;
  readonly json?: boolean;
}

export interface StackDrift {
  readonly environment: string;
  readonly stack: string;
  readonly region: string;
  /** Absent where the stack is not deployed. */
  readonly drift: Reading<Drift>;
}

export type ConnectionTo = (manifest: Manifest, environment: ManifestEnvironment, region: string) => Connection;

/** Under the role of the gates, in the name of this command. */
const underGateRole: ConnectionTo = (manifest, environment, region) =>
  underRole({ region: manifest.pipeline?.region ?? region }, gateRoleArn(manifest, environment), region, 'drift');

/**
 * Says what in the environments is no longer as its template says.
 * @returns 1 where something has drifted; else 2 where something could not be looked at
 * @throws BadInput for an environment that the assembly does not know
 */
export async function driftCommand(
  options: DriftOptions,
  terminal: Terminal,
  { clock = systemClock, connectionTo = underGateRole }: { readonly clock?: Clock; readonly connectionTo?: ConnectionTo } = {},
): Promise<number> {
  const { manifest, stacks } = loadAssembly(options.assembly);
  if (!manifest)
    throw new BadInput(`${options.assembly}: no carepath.json says which environments there are\n  Write one with \`npm run synth\`.`);
  const found: StackDrift[] = [];
  for (const environment of chosen(manifest, options)) {
    // One after the other: an account looks at few stacks at once, and refuses the rest.
    for (const stack of stacks.filter(({ stage }) => stage === environment.stage)) {
      const drift = await readDrift(connectionTo(manifest, environment, stack.region), stack.name, clock);
      found.push({ environment: environment.name, stack: stack.name, region: stack.region, drift });
    }
  }
  terminal.out.write(options.json ? `${JSON.stringify(found, undefined, 2)}\n` : `${describe(found, coloursOf(terminal.out, terminal))}\n`);
  if (found.some(({ drift }) => hasDrifted(drift))) return 1;
  return found.some(({ drift }) => unseen(drift) !== undefined) ? 2 : 0;
}

function chosen({ environments }: Manifest, { environment, assembly }: DriftOptions): readonly ManifestEnvironment[] {
  if (environment === undefined) return environments;
  const found = environments.filter(({ name }) => name === environment);
  if (found.length > 0) return found;
  const names = environments.map(({ name }) => name).join(', ') || 'none';
  throw new BadInput(`--environment ${environment}: not in ${assembly}/carepath.json\n  It knows: ${names}.`);
}

const hasDrifted = (drift: Reading<Drift>) => drift.state === 'read' && drift.value.resources.length > 0;

/** Why a stack, or a part of it, was not looked at. */
function unseen(drift: Reading<Drift>): string | undefined {
  if (drift.state === 'unreadable') return drift.reason;
  return drift.state === 'read' ? drift.value.incomplete : undefined;
}

function describe(found: readonly StackDrift[], colours: Colours): string {
  const count = (which: (drift: Reading<Drift>) => boolean) => found.filter(({ drift }) => which(drift)).length;
  const counts = [
    `${count(hasDrifted)} drifted`,
    `${count(({ state }) => state === 'absent')} not deployed`,
    `${count((drift) => unseen(drift) !== undefined)} not looked at, or not at all of it`,
  ];
  return [...found.flatMap((one) => lines(one, colours)), wrap(`${found.length} stacks: ${counts.join(', ')}.`)].join('\n');
}

function lines({ stack, drift }: StackDrift, { red, yellow }: Colours): string[] {
  const resources = drift.state === 'read' ? drift.value.resources : [];
  const reason = unseen(drift);
  return [
    ...(resources.length > 0 ? [`${yellow('drifted')} ${stack}`] : []),
    ...resources.map(({ logicalId, type, status, properties }) =>
      wrap(`${status === 'DELETED' ? '-' : '~'} ${logicalId} ${type}${properties.length > 0 ? `: ${properties.join(', ')}` : ''}`, '  '),
    ),
    ...(reason === undefined ? [] : [`${red('not looked at')} ${stack}`, wrap(reason, '  ')]),
  ];
}
