import satisfies from 'spdx-satisfies';
import { z } from 'zod';
import { describeIssues } from '../schema/describe-issues';
import { guidance, text } from '../schema/field';
import { aYearAfter } from '../schema/last-day';
import type { LicenceException, LicencePolicy } from '../schema/licence-policy';
import { exceptionSchema } from '../schema/platform-fields';
import { InvalidConfiguration, type Problem } from '../schema/problem';
import { suggestion } from '../schema/suggestion';

const ids = z.array(
  text(/^\S+$/, {
    what: 'the SPDX id of a licence',
    consequence: 'No package could be read against it.',
    remedy: "Write an id of https://spdx.org/licenses, such as 'MIT'.",
  }),
);

const { reason, owner, expires } = exceptionSchema.shape;
const schema = z.strictObject({
  anywhere: ids,
  inDevelopment: ids,
  exceptions: z.array(
    z.strictObject({
      package: text(/^(@[^\s/*]+\/)?[^\s/*]+$/, {
        what: 'the name of one package',
        consequence: 'An exception for several would excuse what nobody has looked at.',
        remedy: "Write the name as the registry does, such as '@scope/name'.",
      }),
      licence: z.string().min(1).register(guidance, {
        what: 'the licence that the package states',
        consequence: 'The entry would outlive a change of the licence.',
        remedy: "Write it as the SBOM shows it, or 'none' where the package states none.",
      }),
      reason,
      owner,
      expires,
    }),
  ),
});

/** Whom an exception may name, and the day it is judged on. */
export interface Judgement {
  /** Names of the platform's owners. */
  readonly owners: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * The policy as configured, held to what entries of the register are held to.
 * @throws InvalidConfiguration with every problem at once
 */
export function readLicencePolicy(configured: unknown, judgement: Judgement): LicencePolicy {
  const parsed = schema.safeParse(configured);
  const problems = parsed.success
    ? [...checkIds(parsed.data), ...parsed.data.exceptions.flatMap((entry, index) => checkException(entry, index, judgement))]
    : describeIssues(schema, configured, parsed.error.issues);
  if (!parsed.success || problems.length > 0) {
    throw new InvalidConfiguration(problems.map((problem) => ({ ...problem, path: `licences.${problem.path}` })));
  }
  return parsed.data;
}

function checkIds({ anywhere, inDevelopment }: LicencePolicy): Problem[] {
  return Object.entries({ anywhere, inDevelopment }).flatMap(([list, allowed]) =>
    allowed.flatMap((id, index): Problem[] =>
      isLicence(id)
        ? []
        : [
            {
              path: `${list}[${index}]`,
              message: `'${id}' is no SPDX id`,
              consequence: 'No package could be read against it.',
              remedy: "Write an id of https://spdx.org/licenses, such as 'MIT'.",
            },
          ],
    ),
  );
}

function isLicence(id: string): boolean {
  try {
    return satisfies(id, [id]);
  } catch {
    return false;
  }
}

function checkException({ owner, expires }: LicenceException, index: number, { owners, today }: Judgement): Problem[] {
  const at = `exceptions[${index}]`;
  const latest = aYearAfter(today);
  return [
    ...(owners.includes(owner)
      ? []
      : [
          {
            path: `${at}.owner`,
            message: `'${owner}' is none of platform.owners`,
            consequence: 'Nobody would be asked before the entry expires.',
            remedy: suggestion(owner, owners),
          },
        ]),
    ...(expires <= latest
      ? []
      : [
          {
            path: `${at}.expires`,
            message: `${expires} is more than a year away`,
            consequence: 'What nobody looks at again within a year is no exception but a rule.',
            remedy: `Write ${latest} or earlier, and renew it then if the reason still holds.`,
          },
        ]),
  ];
}
