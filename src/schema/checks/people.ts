import { readablePath } from '../path';
import type { Problem } from '../problem';
import { present, repeated, type Subject } from '../subject';

/** Who approves: two at least, so that whoever wrote a commit is not the only one who may; and nobody twice. */
export function checkPeople({ platform, environments }: Subject): Problem[] {
  const at = 'platform.pipeline.people';
  const people = present(platform.pipeline?.people);
  const approvers = people.filter(([, { principals }]) => principals === undefined || principals.length > 0);
  const waiting = environments.find(({ approval }) => approval === 'required');
  return [
    ...(waiting && platform.pipeline?.people !== undefined && approvers.length < 2
      ? [
          {
            path: at,
            message: `${approvers.length === 0 ? 'nobody' : 'one person'} who may approve, and ${waiting.at}.approval is 'required'`,
            consequence: 'Nobody may approve a commit of their own: such a release could never go on.',
            remedy: 'Write at least two people with principals; a release that is dangerous needs two who did not write it.',
          },
        ]
      : []),
    ...repeated(people, ([, { name }]) => name).map(({ later: [index, { name }] }) => ({
      path: `${at}[${index}].name`,
      message: `'${name}' is another's name already`,
      consequence: 'Evidence would not say which of them has approved.',
      remedy: 'Give each a name of their own.',
    })),
    ...twice('emails', 'Nobody could tell whose commits they are.'),
    ...twice('principals', 'Nobody could tell who has approved.'),
  ];

  function twice(field: 'emails' | 'principals', consequence: string): Problem[] {
    const all = people.flatMap(([index, person]) =>
      present(person[field]).map(([inner, value]) => ({
        path: `platform.${readablePath(platform, ['pipeline', 'people', index, field, inner])}`,
        value: value.toLowerCase(),
      })),
    );
    return repeated(all, ({ value }) => value).map(({ earlier, later }) => ({
      path: later.path,
      message: `${later.value} stands at ${earlier.path} too`,
      consequence,
      remedy: 'Leave it with one person.',
    }));
  }
}
