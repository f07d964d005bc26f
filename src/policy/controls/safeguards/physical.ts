import type { Safeguard } from './safeguard';

/** 45 CFR 164.310 (https://www.ecfr.gov/current/title-45/section-164.310). */
export const physicalSafeguards: readonly Safeguard[] = [
  {
    citation: '164.310(a)(1)',
    title: 'Facility access controls',
    kind: 'standard',
    by: 'aws',
    note: 'The data centres are AWS’s; its reports are in AWS Artifact.',
  },
  {
    citation: '164.310(a)(2)(i)',
    title: 'Contingency operations',
    kind: 'addressable',
    by: 'aws',
    note: 'Access to data centres in an emergency.',
  },
  {
    citation: '164.310(a)(2)(ii)',
    title: 'Facility security plan',
    kind: 'addressable',
    by: 'aws',
    note: 'Safeguards of data centres against entry, tampering and theft.',
  },
  {
    citation: '164.310(a)(2)(iii)',
    title: 'Access control and validation procedures',
    kind: 'addressable',
    by: 'aws',
    note: 'Who enters a data centre, visitors included.',
  },
  {
    citation: '164.310(a)(2)(iv)',
    title: 'Maintenance records',
    kind: 'addressable',
    by: 'aws',
    note: 'Repairs of doors, locks and walls.',
  },
  {
    citation: '164.310(b)',
    title: 'Workstation use',
    kind: 'required',
    by: 'organisation',
    note: 'What may be done at which workstation, and in what surroundings.',
  },
  {
    citation: '164.310(c)',
    title: 'Workstation security',
    kind: 'required',
    by: 'organisation',
    note: 'Workstations are kept from those who are not authorized.',
  },
  {
    citation: '164.310(d)(1)',
    title: 'Device and media controls',
    kind: 'standard',
    by: 'in-part',
    note: 'The media are AWS’s, and what is on them is encrypted; copies are made before data moves.',
  },
  {
    citation: '164.310(d)(2)(i)',
    title: 'Disposal',
    kind: 'required',
    by: 'aws',
    note: 'AWS destroys its media by NIST SP 800-88. Workstations and phones are the organisation’s.',
  },
  {
    citation: '164.310(d)(2)(ii)',
    title: 'Media re-use',
    kind: 'required',
    by: 'aws',
    note: 'AWS clears its media before it uses them again.',
  },
  {
    citation: '164.310(d)(2)(iii)',
    title: 'Accountability',
    kind: 'addressable',
    by: 'aws',
    note: 'Where hardware and media go.',
  },
  {
    citation: '164.310(d)(2)(iv)',
    title: 'Data backup and storage',
    kind: 'addressable',
    by: 'infrastructure',
    note: 'A retrievable, exact copy exists before equipment is moved; here at all times.',
  },
];
