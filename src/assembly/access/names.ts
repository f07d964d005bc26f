import { posix } from 'node:path';
import type { StackArtifact } from '../assembly';
import type { Found } from '../environment-resources';

export interface Home {
  readonly account: string;
  readonly region: string;
}

/** Calls resources as people do: by the path of their construct below the environment, such as `database/Instance`. */
export class Names {
  readonly #stacks: ReadonlyMap<string, StackArtifact>;
  /** Names of resources by their service and the name that a template gives them, such as `rds dev-postgres`. */
  readonly #given: ReadonlyMap<string, string>;

  constructor(stacks: readonly StackArtifact[], resources: readonly Found[]) {
    this.#stacks = new Map(stacks.map((stack) => [stack.name, stack]));
    this.#given = new Map(resources.map((one) => [`${serviceOf(one.type)} ${this.#withoutStandIns(one.physicalId)}`, this.of(one)]));
  }

  home(stack: string): Home {
    const { account = 'unknown-account', region = 'unknown-region' } = this.#stacks.get(stack) ?? {};
    return { account, region };
  }

  of({ stack, logicalId }: Pick<Found, 'stack' | 'logicalId'>): string {
    const artifact = this.#stacks.get(stack);
    const path = artifact?.template.Resources[logicalId]?.Metadata?.['aws:cdk:path'];
    if (!artifact || typeof path !== 'string' || !path.startsWith(`${artifact.path}/`)) return `${stack}/${logicalId}`;
    const stage = posix.dirname(artifact.path);
    return (stage === '.' ? path : path.slice(stage.length + 1)).replace(/(\/(Resource|Default))+$/, '');
  }

  /** Type of the resource whose ARN or identifier a text is or begins with. */
  typeOf(text: string): string | null {
    const [, stack = '', logicalId = ''] = /^⟨([^/⟨⟩]+)\/([^/#⟨⟩]+)#\d+(?:\.Arn)?⟩/.exec(text) ?? [];
    return this.#stacks.get(stack)?.template.Resources[logicalId]?.Type ?? null;
  }

  /** A text that may hold stand-ins and ARNs, in names. */
  describe(text: string, home: Home): string {
    const named = this.#withoutStandIns(text);
    const [, , , service = '', region = '', account = '', rest = ''] = /^(arn):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(named) ?? [];
    if (rest === '') return named;
    const elsewhere = [
      account !== '' && account !== home.account ? ` of ${account}` : '',
      region !== '' && region !== home.region ? ` in ${region}` : '',
    ].join('');
    const [, id = ''] = /^[a-z-]+[:/](.*)$/s.exec(rest) ?? [];
    const made = this.#given.get(`${service} ${id}`);
    if (made !== undefined) return made;
    return `${inWords(service, rest, /^arn(:[^:⟨]*){4}:[a-z-]+[:/]⟨[^⟨⟩]*#[^⟨⟩]*⟩$/.test(text))}${elsewhere}`;
  }

  #withoutStandIns(text: string): string {
    let named = text;
    while (named.includes('⟨')) {
      const next = named.replace(/⟨([^⟨⟩]*)⟩/g, (_, inner: string) => this.#standIn(inner));
      if (next === named) return named;
      named = next;
    }
    return named;
  }

  /** `Dev-database/Instance#1.Arn` is the instance, whichever attribute of it is asked for. */
  #standIn(inner: string): string {
    // A part of an ARN, as `Fn::Select` takes the id of a proxy out of it: by that it is known as well.
    const [, whole] = /^\["([^"]+)"\]\[\d+\]$/.exec(inner) ?? [];
    if (whole !== undefined) return whole;
    const [, stack = '', logicalId = ''] = /^([^/]+)\/([^/#]+)#\d+/.exec(inner) ?? [];
    return stack === '' ? `<${inner}>` : this.of({ stack, logicalId });
  }
}

/** As ARNs write it. */
function serviceOf(type: string): string {
  return (type.split('::')[1] ?? '').toLowerCase();
}

function inWords(service: string, rest: string, isMadeHere: boolean): string {
  if (isMadeHere) return rest.replace(/^[a-z-]+[:/]/, '');
  const [, kind = '', id = ''] = /^([a-z-]+)[:/](.*)$/s.exec(rest) ?? [];
  switch (`${service} ${kind}`) {
    case 'rds-db dbuser':
      return id.includes('/') ? `${posix.dirname(id)} user ${posix.basename(id)}` : `database user ${id}`;
    case 'logs log-group': {
      const [group = '', ...more] = id.split(':');
      const streams = more.join(':').replace(/^log-stream:/, '');
      return `log group ${group}${streams === '' || streams === '*' ? '' : ` stream ${streams}`}`;
    }
    // Their paths tell nothing apart.
    case 'iam role':
    case 'iam user':
      return `${kind} ${posix.basename(id)}`;
    case 'ecr repository':
    case 'iam policy':
    case 'kms key':
    case 'lambda function':
      return `${kind} ${id}`;
    default:
      return service === 's3' && !rest.includes(':') ? `bucket ${rest}` : `${service} ${rest}`;
  }
}
