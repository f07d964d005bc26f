import type { Assembly } from '../../src/assembly/assembly';
import { synthesisedAssembly } from '../synthesised';
import { edited, idOf } from './edited';
import { release as handMade, rehearsal, resource } from './hand-made';

/** A release with another image of one service, as its commit would change the templates: the task, its migration, and the run. */
const base = synthesisedAssembly();
const next = `sha256:${'9'.repeat(64)}`;

function withNextImage(release: Assembly, environment: string): Assembly {
  const stacks = [`${environment}-migrate-pharmacy`, `${environment}-service-pharmacy`];
  const run = idOf(release, stacks[0] ?? '', 'Custom::Migration');
  const image = (assembly: Assembly, stack: string) => {
    const task = idOf(assembly, stack, 'AWS::ECS::TaskDefinition');
    return edited(assembly, stack, ['Resources', task, 'Properties', 'ContainerDefinitions', 0, 'Image'], `pharmacy@${next}`);
  };
  return edited(stacks.reduce(image, release), stacks[0] ?? '', ['Resources', run, 'Properties', 'Image'], next);
}

const head = ['Dev', 'Staging', 'Prod'].reduce(withNextImage, base);

describe('a release with another image', () => {
  test('runs the migration of that service alone, before the service', async () => {
    const { outcome, stacks } = await rehearsal(head, base);
    expect(outcome).toBe('promoted');
    const changed = stacks.filter(({ environment, operation }) => environment === 'dev' && operation !== 'none').map(({ name }) => name);
    expect(changed).toEqual(['Dev-migrate-pharmacy', 'Dev-service-pharmacy']);
  });

  test('stops at a migration that fails, and no service is touched: the old ones keep running', async () => {
    const failures = [{ stage: 'Dev', action: 'migrate-pharmacy.Deploy' }];
    const { outcome, stages, stacks } = await rehearsal(head, base, { failures });
    expect(outcome).toBe('failed');
    expect(stages.find(({ name }) => name === 'Dev')?.actions.filter(({ outcome: how }) => how === 'failed')).toMatchObject([
      { name: 'migrate-pharmacy.Deploy' },
    ]);
    expect(stacks.filter(({ name, operation }) => name.includes('-service-') && operation !== 'none')).toEqual([]);
    expect(stacks.filter(({ environment, operation }) => environment !== 'dev' && operation !== 'none')).toEqual([]);
  });
});

describe('a custom resource', () => {
  const called = (Type: string, properties: object) =>
    handMade({ Dev: { stacks: [{ app: { Resources: { Call: resource(Type, { ServiceToken: 'arn:function', ...properties }) } } }] } });

  test.each(['Custom::Migration', 'AWS::CloudFormation::CustomResource'])(
    '%s is called where a property changes, and not otherwise',
    async (type) => {
      const same = await rehearsal(called(type, { Image: '1' }), called(type, { Image: '1' }));
      expect(same.stacks.filter(({ name }) => name === 'Dev-app')).toMatchObject([{ operation: 'none' }]);
      const changed = await rehearsal(called(type, { Image: '2' }), called(type, { Image: '1' }));
      expect(changed.stacks.filter(({ name }) => name === 'Dev-app')).toMatchObject([{ operation: 'update', outcome: 'succeeded' }]);
      expect(changed.stacks.find(({ name }) => name === 'Dev-app')?.resources).toMatchObject({ update: 1, replace: 0 });
    },
  );
});
