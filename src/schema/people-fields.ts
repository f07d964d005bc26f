import { z } from 'zod';
import { email } from './email-field';
import { guidance, text } from './field';
import { lowerCaseName } from './name-field';

/** Of sessions the whole ARN: who wears the role is in its last part. Source: "IAM JSON policy elements: Principal" of the IAM user guide. */
const principalArn = /^arn:aws[\w-]*:(sts::\d{12}:assumed-role\/[\w+=,.@-]+\/[\w+=,.@-]+|iam::\d{12}:user\/([\w+=,.@-]+\/)*[\w+=,.@-]+)$/;

export const people = z.array(
  z.strictObject({
    name: lowerCaseName(40, 'Evidence names approvers by it.'),
    emails: z.array(email).min(1).register(guidance, {
      what: 'a list of at least one e-mail address',
      consequence: 'Nobody could tell whether they approve a commit of their own.',
      remedy: 'Write the addresses of their commits.',
    }),
    principals: z.array(
      text(principalArn, {
        what: 'the ARN of a session or a user',
        consequence: 'An approval by it would be nobody’s, and refused.',
        remedy:
          "Write it as CodePipeline shows it after an approval, such as 'arn:aws:sts::111111111111:assumed-role/ReleaseApprover/first.approver'.",
      }),
    ),
  }),
);
