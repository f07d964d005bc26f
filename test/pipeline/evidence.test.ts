import { pipelineOf } from '../../src/assembly/pipeline-of';
import { synthesisedAssembly } from '../synthesised';

const { stack } = pipelineOf(synthesisedAssembly());
const of = (type: string) => Object.entries(stack.template.Resources).filter(([, { Type }]) => Type === type);
const [evidence] = of('AWS::S3::Bucket').filter(([id]) => id.startsWith('EvidenceBucket'));

test('evidence is locked for six years, in compliance mode, where an environment protects data', () => {
  expect(evidence?.[1].Properties).toMatchObject({
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2192 } } },
    VersioningConfiguration: { Status: 'Enabled' },
  });
});

test('evidence outlives its stack, and so does its key', () => {
  const key = of('AWS::KMS::Key').find(([id]) => id.startsWith('EvidenceKey'));
  expect([evidence?.[1].DeletionPolicy, key?.[1].DeletionPolicy]).toEqual(['RetainExceptOnCreate', 'RetainExceptOnCreate']);
});

test('the change calendar begins open and without an event: what operators write into it is theirs', () => {
  const [[, calendar] = []] = of('AWS::SSM::Document');
  expect(calendar?.Properties).toMatchObject({ DocumentType: 'ChangeCalendar', DocumentFormat: 'TEXT' });
  expect(String(calendar?.Properties?.Content)).toContain('X-CALENDAR-TYPE:DEFAULT_OPEN');
  expect(String(calendar?.Properties?.Content)).not.toContain('VEVENT');
});
