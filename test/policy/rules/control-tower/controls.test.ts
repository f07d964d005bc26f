import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chosenControls } from '../../../../src/policy/rules/control-tower/chosen-controls';
import { ControlEngine } from '../../../../src/policy/rules/control-tower/control-engine';
import { readControl, readControls } from '../../../../src/policy/rules/control-tower/read-controls';
import { installedDirectory } from '../../../../src/policy/rules/validator';
import { removeAssemblies, temporaryDirectory, writeJson } from '../../../assembly/write-assembly';
import { trials } from './trials';

afterAll(removeAssemblies);

const controls = readControls(chosenControls);
let engine: ControlEngine;
beforeAll(() => {
  engine = new ControlEngine(controls);
});

const rows = controls.map((control) => [control.id, control, trials[control.id]] as const);
const template = (resources: object) => ({ Resources: { Other: { Type: 'AWS::SNS::Topic' }, ...resources } });
const found = (resources: object) => engine.judge([{ name: 'trial', content: JSON.stringify(template(resources)) }])[0] ?? [];

describe('each chosen control', () => {
  test.each(rows)('%s finds what breaks it, on the resource that does', (id, { resourceTypes: [Type] }, trial) => {
    expect(found({ Subject: { Type, Properties: trial?.broken } }).filter(({ rule }) => rule === id)).toMatchObject([
      { resource: 'Subject' },
    ]);
  });

  test.each(rows)('%s finds nothing where it is kept', (id, { resourceTypes: [Type] }, trial) => {
    expect(found({ Subject: { Type, Properties: trial?.kept } }).filter(({ rule }) => rule === id)).toEqual([]);
  });
});

test('AWS’s own cfn-guard says the same of the same templates', () => {
  const directory = temporaryDirectory();
  const subjects = (which: 'broken' | 'kept') =>
    Object.fromEntries(
      rows.map(
        ([
          id,
          {
            resourceTypes: [Type],
          },
          trial,
        ]) => [id.replace(/\W/g, ''), { Type, Properties: trial?.[which] }],
      ),
    );
  for (const which of ['broken', 'kept'] as const) writeJson(join(directory, `${which}.json`), template(subjects(which)));

  const program = { linux: 'ubuntu', darwin: 'macos' }[process.platform as string] ?? 'ubuntu';
  const processor = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const cfnGuard = installedDirectory('@cdklabs/cdk-validator-cfnguard', 'bin', program, processor, 'cfn-guard');
  const files = chosenControls.flatMap((id) => ['--rules', fileOf(id)]);
  const data = ['broken', 'kept'].flatMap((which) => ['--data', join(directory, `${which}.json`)]);
  const { stdout } = spawnSync(
    cfnGuard,
    ['validate', ...files, ...data, '--output-format', 'json', '--show-summary', 'none', '--structured'],
    {
      encoding: 'utf8',
    },
  );
  const failed = (which: 'broken' | 'kept') => {
    const report = (JSON.parse(stdout) as GuardReport[]).find(({ name }) => name.endsWith(`${which}.json`));
    return (report?.not_compliant ?? []).map(({ Rule }) => controls.find(({ ruleName }) => ruleName === Rule.name)?.id).sort();
  };
  const here = (which: 'broken' | 'kept') => [...new Set(found(subjects(which)).map(({ rule }) => rule))].sort();
  expect(failed('broken')).toEqual(here('broken'));
  expect(failed('kept')).toEqual(here('kept'));
  expect(here('broken')).toEqual([...chosenControls].sort());
});

interface GuardReport {
  readonly name: string;
  readonly not_compliant?: readonly { readonly Rule: { readonly name: string } }[];
}

/** Of the package, in the folder of its service. */
function fileOf(id: string): string {
  const name = `${id.toLowerCase().replaceAll('.', '-')}.guard`;
  const [, service = ''] = id.toLowerCase().split('.');
  const folders: Record<string, string> = { autoscaling: 'ec2autoscaling', kms: 'keymanagementservice' };
  return installedDirectory('@cdklabs/cdk-validator-cfnguard', 'rules', 'control-tower', 'cfn-guard', folders[service] ?? service, name);
}

test('findings of templates that are judged together are each template’s own', () => {
  const open = { Images: { Type: 'AWS::ECR::Repository' } };
  const shut = { Images: { Type: 'AWS::ECR::Repository', Properties: { ImageTagMutability: 'IMMUTABLE' } } };
  const contents = [shut, open, {}].map((resources, index) => ({ name: `${index}`, content: JSON.stringify(template(resources)) }));
  const tags = engine.judge(contents).map((own) => own.some(({ rule }) => rule === 'CT.ECR.PR.3'));
  expect(tags).toEqual([false, true, false]);
});

test('a reference is seen as a reference: logs to a bucket of the same template', () => {
  const project = (Location: object) => ({
    Logs: { Type: 'AWS::S3::Bucket' },
    Project: { Type: 'AWS::CodeBuild::Project', Properties: { LogsConfig: { S3Logs: { Status: 'ENABLED', Location } } } },
  });
  const isFound = (resources: object) => found(resources).some(({ rule }) => rule === 'CT.CODEBUILD.PR.3');
  expect(isFound(project({ Ref: 'Logs' }))).toBe(false);
  expect(isFound(project({ Ref: 'Other' }))).toBe(true);
});

test('a control whose text says less of itself than is needed is refused', () => {
  expect(() => readControl('ct-x-pr-1.guard', 'rule x when is_cfn_template(this) {}')).toThrow('its text does not say which control it is');
});

test('a control that is not installed is refused', () => {
  expect(() => readControls(['CT.EC2.PR.999'])).toThrow('no such control is installed');
});
