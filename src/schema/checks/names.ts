import type { Problem } from '../problem';
import { present, repeated, type Subject } from '../subject';

/** Stages of the pipeline that are not environments. */
const stages = ['source', 'build', 'updatepipeline', 'assets', 'review'];

/** What every object of JavaScript has already: a construct tree takes it for a child that is there. */
const inherited = 'constructor';

/** Names are unique, and those of environments are free as names of stages. */
export function checkNames({ platform, environments, services }: Subject): Problem[] {
  const owners = present(platform.owners).map(([index, owner]) => ({ ...owner, at: `platform.owners[${index}]` }));
  return [
    ...twice(environments, 'Their stacks would have the same names, and one stage would deploy over the other.'),
    ...twice(services, 'They would share an image repository, and their stacks would have the same name.'),
    ...twice(owners, 'Nobody could tell who answers for an exception.'),
    ...environments
      .filter(({ name }) => name !== undefined && stages.includes(name))
      .map(({ at, name }) => ({
        path: `${at}.name`,
        message: `'${name}' is the name of a stage that the pipeline has already`,
        consequence: 'CodePipeline refuses two stages of one name.',
        remedy: "Write another, such as 'test' or 'staging'.",
      })),
    ...services
      .filter(({ name }) => name === inherited)
      .map(({ at }) => ({
        path: `${at}.name`,
        message: `'${inherited}' cannot be the name of a construct`,
        consequence: 'The CDK would say that there is one of this name already.',
        remedy: 'Give the service another name.',
      })),
  ];
}

function twice(named: readonly { readonly at: string; readonly name?: string | undefined }[], consequence: string): Problem[] {
  return repeated(named, ({ name }) => name).map(({ earlier, later }) => ({
    path: `${later.at}.name`,
    message: `'${later.name}' is the name of ${earlier.at} too`,
    consequence,
    remedy: 'Give each a name of its own.',
  }));
}
