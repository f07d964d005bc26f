import { loadAssembly } from '../../../src/assembly/load-assembly';
import type { Template, Value } from '../../../src/assembly/template';
import { applyBadChange, exampleOfABadChange } from '../../../src/rehearsal/examples/bad-change';
import { removeAssemblies, writeAssembly } from '../../assembly/write-assembly';

afterAll(removeAssemblies);

function exporting(...names: Value[]): Template {
  const Outputs = Object.fromEntries(names.map((Name, index) => [`Out${index}`, { Value: { Ref: 'Vpc' }, Export: { Name } }]));
  return { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } }, Outputs };
}

function importing(...names: Value[]): Template {
  const imports = names.map((name) => ({ 'Fn::ImportValue': name }));
  return { Resources: { Group: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds: imports } } } };
}

const example = exampleOfABadChange();

test('an export that one stack alone imports goes, and its import with it, in every stage', () => {
  const stage = (name: string) => ({
    network: { template: exporting(`${name}-unused`, `${name}-vpc`, `${name}-subnet`) },
    database: { template: importing(`${name}-vpc`, `${name}-subnet`), after: ['network'] },
    app: { template: importing(`${name}-vpc`), after: ['network'] },
  });
  const before = loadAssembly(writeAssembly({ stages: { Dev: stage('dev'), Prod: stage('prod') } }));
  const copy = JSON.stringify(before);
  const after = applyBadChange(before, example);
  const templates = Object.fromEntries(after.stacks.map(({ id, template }) => [id, template]));
  for (const name of ['Dev', 'Prod']) {
    expect(Object.keys(templates[`${name}network`]?.Outputs ?? {})).toEqual(['Out0', 'Out1']);
    expect(templates[`${name}database`]?.Resources.Group?.Properties).toEqual({
      SubnetIds: [{ 'Fn::ImportValue': `${name.toLowerCase()}-vpc` }, 'a value of its own'],
    });
  }
  expect(JSON.stringify(before)).toBe(copy);
});

test('a name that is an intrinsic function is found too', () => {
  const name = { 'Fn::Sub': `\${AWS::StackName}-subnet` };
  const stages = { Dev: { network: { template: exporting(name) }, database: { template: importing(name) } } };
  const after = applyBadChange(loadAssembly(writeAssembly({ stages })), example);
  expect(after.stacks.find(({ id }) => id === 'Devnetwork')?.template.Outputs).toEqual({});
});

test('an assembly that it does not fit is refused', () => {
  const stages = { Dev: { network: { template: exporting('a') }, database: { template: importing('b') } } };
  expect(() => applyBadChange(loadAssembly(writeAssembly({ stages })), example)).toThrow(
    /does not fit .*: in no stage does database import/,
  );
});
