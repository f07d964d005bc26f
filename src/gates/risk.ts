/**
 * How much care a release asks for. `none`: nothing changes there, and nobody is asked. `routine`: images, sizes, thresholds. `sensitive`: who may
 * do what, who reaches what, what is recorded. `dangerous`: data that is replaced or deleted, or a way back that fails; two people approve it.
 */
export const risks = ['none', 'routine', 'sensitive', 'dangerous'] as const;
export type Risk = (typeof risks)[number];

/** How many people must have approved it. None of them has written it. */
export const approversOf: Readonly<Record<Risk, number>> = { none: 0, routine: 1, sensitive: 1, dangerous: 2 };
