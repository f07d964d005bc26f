import fc from 'fast-check';
import { type EvidenceManifest, manifestName, sha256 } from '../../../src/gates/evidence/evidence-manifest';
import type { EvidenceVersion } from '../../../src/gates/evidence/read-evidence';
import { verifyEvidence } from '../../../src/gates/evidence/verify-evidence';

const release = 'a'.repeat(64);

/** What the store leaves in the bucket after so many documents. */
function evidenceOf(bodies: readonly string[]): EvidenceVersion[] {
  const manifests: EvidenceVersion[] = [];
  const documents = bodies.map((body, index) => ({
    name: `verdicts/${index}.json`,
    versionId: `document-${index}`,
    isLatest: true,
    bytes: Buffer.from(body),
  }));
  for (const [index] of documents.entries()) {
    const [before] = manifests;
    const manifest: EvidenceManifest = {
      schemaVersion: 1,
      release,
      previous: before?.bytes ? { versionId: before.versionId, sha256: sha256(before.bytes) } : null,
      entries: documents.slice(0, index + 1).map(({ name, versionId, bytes }) => ({
        name,
        versionId,
        sha256: sha256(bytes),
        bytes: bytes.length,
        at: '2026-11-02T08:00:00.000Z',
      })),
    };
    manifests.unshift({ name: manifestName, versionId: `manifest-${index}`, isLatest: true, bytes: Buffer.from(JSON.stringify(manifest)) });
  }
  return [...manifests.map((version, index) => ({ ...version, isLatest: index === 0 })), ...documents];
}

const bodies = fc.array(fc.json(), { minLength: 1, maxLength: 5 });
const faults = (versions: readonly EvidenceVersion[]) => verifyEvidence(release, versions).findings;
const broken = (change: (versions: readonly EvidenceVersion[], index: number) => readonly EvidenceVersion[]) =>
  fc.property(bodies, fc.nat(), (texts, seed) => {
    const versions = evidenceOf(texts);
    expect(faults(change(versions, seed % versions.length))).not.toEqual([]);
  });

test('evidence that nobody has touched holds', () => {
  fc.assert(
    fc.property(bodies, (texts) =>
      expect(verifyEvidence(release, evidenceOf(texts))).toEqual({ release, documents: texts.length, findings: [] }),
    ),
  );
});

test('whichever version is deleted, of a document or of the manifest, is found', () => {
  fc.assert(broken((versions, gone) => versions.filter((_version, index) => index !== gone)));
});

test('whichever version is changed is found', () => {
  const changed = ({ bytes = Buffer.alloc(0), ...version }: EvidenceVersion) => ({
    ...version,
    bytes: Buffer.concat([bytes, Buffer.from(' ')]),
  });
  fc.assert(
    fc.property(bodies, fc.nat(), (texts, seed) => {
      const versions = evidenceOf(texts);
      // The newest manifest is the anchor: a space behind it changes no word of it.
      const index = 1 + (seed % Math.max(1, versions.length - 1));
      expect(faults(versions.map((version, at) => (at === index ? changed(version) : version)))).not.toEqual([]);
    }),
  );
});

test('a document that is written over, or marked as deleted, is found, and the recorded version is still there', () => {
  const covered = (bytes: Buffer | undefined) =>
    broken((versions, at) => {
      const over = versions[at];
      return over ? [{ name: over.name, versionId: 'over', isLatest: true, ...(bytes && { bytes }) }, ...versions] : versions;
    });
  fc.assert(covered(undefined));
  fc.assert(covered(Buffer.from('{}')));
});

test('a document that the manifest does not name is found', () => {
  expect(faults([...evidenceOf(['{}']), { name: 'verdicts/late.json', versionId: 'x', isLatest: true, bytes: Buffer.from('{}') }])).toEqual(
    [{ document: 'verdicts/late.json', fault: 'The manifest does not name it.' }],
  );
});

test('a manifest whose older document was dropped from the list is found', () => {
  const versions = evidenceOf(['{}', '[]']);
  const [newest] = versions;
  const manifest = JSON.parse(String(newest?.bytes)) as EvidenceManifest;
  const shorter = { ...manifest, entries: manifest.entries.slice(1) };
  const edited = versions.map((version) => (version === newest ? { ...version, bytes: Buffer.from(JSON.stringify(shorter)) } : version));
  expect(faults(edited).map(({ document }) => document)).toEqual([manifestName, 'verdicts/0.json']);
});

test('another release’s evidence is not this one’s', () => {
  expect(verifyEvidence('b'.repeat(64), evidenceOf(['{}'])).findings).toEqual([
    { document: manifestName, fault: `The manifest is that of ${release}.` },
  ]);
});

test('nothing at all is a fault, not a pass', () => {
  expect(faults([])).toEqual([{ document: manifestName, fault: 'The manifest is not there.' }]);
});
