import { createServer } from 'node:http';

/** A registry of the kind named by the first part of the path, which is where npm is sent. */
export interface AdvisoryService {
  readonly registryOf: (kind: ServiceKind) => string;
  readonly close: () => Promise<void>;
}

export type ServiceKind = keyof typeof answers;

const advisory = (id: number, severity: string, title: string) => ({
  id,
  url: `https://advisories.example/${id}`,
  title,
  severity,
  vulnerable_versions: '<5.0.0',
  cwe: [],
  cvss: { score: 8, vectorString: null },
});
const known = { lodash: [advisory(1, 'critical', 'Prototype pollution')] };

/** Status and body of the answer to a request for advisories. */
const answers = {
  clean: [200, { ...known, 'left-thing': [advisory(2, 'moderate', 'Slow at long input')] }],
  vulnerable: [200, { ...known, 'left-thing': [advisory(3, 'high', 'Runs what it is given')] }],
  'without-service': [404, { error: 'not found' }],
  broken: [500, { error: 'internal' }],
  malformed: [200, '<html>Welcome to the proxy</html>'],
} as const;

/** Plays the part of a registry on this machine, at a port that is free. */
export async function startAdvisoryService(): Promise<AdvisoryService> {
  const server = createServer((request, response) => {
    const [, kind = '', name = ''] = (request.url ?? '').split('/');
    const [status, body] = request.method === 'POST' && isKind(kind) ? answers[kind] : [200, packument(name)];
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const { port } = address;
  return {
    registryOf: (kind) => `http://127.0.0.1:${port}/${kind}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An address at which nobody answers: of a server that is gone. */
export async function nobodysRegistry(): Promise<string> {
  const service = await startAdvisoryService();
  await service.close();
  return service.registryOf('clean');
}

const isKind = (kind: string): kind is ServiceKind => kind in answers;

/** npm asks which versions of a vulnerable package there are. */
function packument(name: string): object {
  const version = name === 'lodash' ? '4.17.4' : '1.0.0';
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { name, version, dist: { tarball: '', shasum: '' } } } };
}
