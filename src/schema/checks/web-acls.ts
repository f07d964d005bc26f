import type { Problem } from '../problem';
import type { LocatedEnvironment, Subject } from '../subject';

/** Long enough to see a month's end twice: what only counts for longer protects nobody. */
const mostDaysOfCounting = 90;

/** Whether a web ACL blocks, and if it only counts, until when: past that day nothing is synthesised. */
export function checkWebAcls({ environments, today }: Subject): Problem[] {
  return environments.flatMap((environment) => checkWebAcl(environment, today));
}

function checkWebAcl({ at, edge, protectData }: LocatedEnvironment, today: string | undefined): Problem[] {
  const { mode, until, reason } = edge?.webAcl ?? {};
  const problem = (field: string, message: string, consequence: string, remedy: string): Problem[] => [
    { path: `${at}.edge.webAcl${field}`, message, consequence, remedy },
  ];
  if (mode === 'block') {
    if (!until && !reason) return [];
    return problem(
      '.mode',
      "'block' with a day or a reason for counting",
      'Whoever reads it would think that attacks are only counted.',
      "Take until and reason away, or write 'count'.",
    );
  }
  if (mode !== 'count') return [];
  if (protectData) {
    return problem(
      '.mode',
      'a web ACL that only counts where protectData is true',
      "Attacks on patients' data would be seen, and let through.",
      "Write 'block', and count in an environment before this one.",
    );
  }
  if (until === '' || reason === '') {
    return problem(
      until === '' ? '.until' : '.reason',
      `a web ACL that only counts ${until === '' ? 'for ever' : 'for no reason'}`,
      'Attacks would be let through with nobody asking when that ends.',
      'Write the last day of counting in until, and in reason what is being measured.',
    );
  }
  if (until === undefined || today === undefined) return [];
  if (until < today) {
    return problem(
      '.until',
      `the web ACL was to count until ${until}, and now is ${today}`,
      'Attacks are still let through, and nobody has decided that.',
      "Read its metrics and write mode: 'block', or another day with a reason of today.",
    );
  }
  const latest = daysAfter(today, mostDaysOfCounting);
  if (until <= latest) return [];
  return problem(
    '.until',
    `${until} is more than ${mostDaysOfCounting} days away`,
    'What only counts for so long protects nobody.',
    `Write ${latest} or earlier, and decide then.`,
  );
}

const daysAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
