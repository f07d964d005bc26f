import type { GateContext } from '../../src/gates/gate';
import type { Manifest, ManifestEnvironment } from '../../src/schema/manifest';
import { fakeClock } from './fake-clock';

const environment: ManifestEnvironment = {
  name: 'prod',
  stage: 'Prod',
  account: '444444444444',
  region: 'us-east-1',
  approval: 'required',
  protectData: true,
  services: [],
  smoke: { url: 'https://api.example.com/status' },
};

const manifest: Manifest = {
  schemaVersion: 1,
  platform: 'carepath',
  source: { commit: '0'.repeat(40), committedAt: '2026-11-02T07:00:00Z', modified: false },
  environments: [environment],
  withheldServices: [],
};

/** What a gate of prod is told in a pipeline, of a release that has nothing. */
export function gateContext(more: Partial<GateContext> = {}): GateContext {
  return {
    manifest,
    environment,
    directory: 'nowhere',
    release: 'a'.repeat(64),
    clock: fakeClock(),
    home: { region: 'us-east-1' },
    pipeline: { name: 'carepath', executionId: 'e' },
    execution: { state: 'read', value: { id: 'e', type: 'STANDARD' } },
    ...more,
  };
}
