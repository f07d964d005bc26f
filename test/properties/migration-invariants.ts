import { type Found, mapAt, mapsAt, named, textsAt } from '../../src/assembly/environment-resources';
import { pipelineOf } from '../../src/assembly/pipeline-of';
import { stageName } from '../../src/pipeline/stage-name';
import type { Deployed, Invariants } from './synthesised';

/** What holds of databases, users and migrations. */
export const migrationInvariants: Invariants = {
  'the users of every service with a database are made, and its migrations run, before its own stack': (synthesised) => {
    const { stages } = pipelineOf(synthesised.assembly);
    return synthesised.inEach(({ environment, resources }) => {
      const actions = stages.find(({ name }) => name === stageName(environment))?.actions ?? [];
      const order = (stack: string) => actions.find(({ name }) => name.startsWith(`${stack}.`))?.runOrder ?? Number.NaN;
      return environment.services
        .filter(({ database }) => database !== 'none')
        .filter(({ name, group }) => {
          const runs = resources.all('Custom::Migration').filter(({ properties }) => properties.Service === name);
          const isBefore = order('database-users') < order(`migrate-${group}`) && order(`migrate-${group}`) < order(`service-${group}`);
          return runs.length !== 1 || !runs[0]?.stack.endsWith(`-migrate-${group}`) || !isBefore;
        })
        .map(({ name }) => name);
    });
  },

  'a migration is the service’s own image, and signs in to the database as the owner of its own alone': (synthesised) =>
    synthesised.inEach((deployed) =>
      deployed.environment.services
        .filter(({ migration }) => migration.command.length > 0)
        .flatMap((service) => {
          const run = deployed.resources.all('Custom::Migration').find(({ properties }) => properties.Service === service.name);
          const task = deployed.resources.byId('AWS::ECS::TaskDefinition', run?.properties.TaskDefinition);
          const [container, ...others] = task ? mapsAt(task.properties, 'ContainerDefinitions') : [];
          const isOwn = String(container?.Image).endsWith(service.image.digest) && others.length === 0;
          const users = task ? databaseUsers(deployed, task) : [];
          return isOwn && users.join() === `${service.name}_migration` ? [] : [`${service.name}: ${users.join(', ')}`];
        }),
    ),

  'the master user’s password is read by one function of an environment, and by no task': (synthesised) =>
    synthesised.inEach(({ resources }) =>
      resources
        .all('AWS::IAM::ManagedPolicy')
        .filter((policy) => statementsOf(policy).some(({ Action }) => [Action].flat().includes('secretsmanager:GetSecretValue')))
        .filter(({ stack }) => !stack.endsWith('-database-users'))
        .map(named),
    ),

  'no template names the commit': ({ assembly }) =>
    assembly.stacks
      .filter(({ stage, template }) => stage !== undefined && JSON.stringify(template).includes(assembly.manifest?.source.commit ?? ''))
      .map(({ name }) => name),
};

function statementsOf({ properties }: Found) {
  return mapsAt(mapAt(properties, 'PolicyDocument'), 'Statement');
}

/** Users of the database that the code of a task may be. */
function databaseUsers({ resources }: Deployed, task: Found): string[] {
  const role = resources.all('AWS::IAM::Role').find(({ stack, logicalId, generation }) => {
    return task.properties.TaskRoleArn === `⟨${stack}/${logicalId}#${generation}.Arn⟩`;
  });
  const policies = role ? textsAt(role.properties, 'ManagedPolicyArns') : [];
  return resources
    .all('AWS::IAM::ManagedPolicy')
    .filter(({ physicalId }) => policies.includes(physicalId))
    .flatMap(statementsOf)
    .filter(({ Action }) => Action === 'rds-db:connect')
    .flatMap(({ Resource }) => [Resource].flat().map((arn) => String(arn).split('/').at(-1) ?? ''));
}
