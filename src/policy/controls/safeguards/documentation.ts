import type { Safeguard } from './safeguard';

/** 45 CFR 164.316 (https://www.ecfr.gov/current/title-45/section-164.316). */
export const documentationSafeguards: readonly Safeguard[] = [
  {
    citation: '164.316(a)',
    title: 'Policies and procedures',
    kind: 'required',
    by: 'organisation',
    note: 'They are written and adopted by the organisation; the repository holds those of the platform alone.',
  },
  {
    citation: '164.316(b)(1)',
    title: 'Documentation',
    kind: 'standard',
    by: 'in-part',
    note: 'Actions in the accounts and the configuration of their resources are recorded; policies are the organisation’s to keep.',
  },
  {
    citation: '164.316(b)(2)(i)',
    title: 'Time limit',
    kind: 'required',
    by: 'in-part',
    note: 'Records of actions are kept for six years where nobody can delete them; so must policies be, elsewhere.',
  },
  {
    citation: '164.316(b)(2)(ii)',
    title: 'Availability',
    kind: 'required',
    by: 'organisation',
    note: 'Those who carry procedures out must be able to read them.',
  },
  {
    citation: '164.316(b)(2)(iii)',
    title: 'Updates',
    kind: 'required',
    by: 'organisation',
    note: 'Documentation is reviewed at intervals. Entries of the register end within a year.',
  },
];
