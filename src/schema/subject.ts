import { isRecord } from './fill';
import { readablePath } from './path';
import type { RegionTable } from './regions';
import type { CompleteConfiguration, Draft } from './schema';

/** A part of the configuration and where it stands. */
export type Located<T> = Draft<T> & { readonly at: string };

type Elements<Key extends 'environments' | 'services' | 'exceptions'> = readonly Located<CompleteConfiguration[Key][number]>[];

export type LocatedEnvironment = Elements<'environments'>[number];
export type LocatedService = Elements<'services'>[number];

/** What the checks between fields look at: what is sound of the configuration, and what they hold it against. */
export interface Subject {
  readonly platform: Draft<CompleteConfiguration['platform']>;
  readonly environments: Elements<'environments'>;
  readonly services: Elements<'services'>;
  /** Absent where the whole of it is no object. */
  readonly images: Draft<CompleteConfiguration['images']> | undefined;
  readonly exceptions: Elements<'exceptions'>;
  readonly regions: RegionTable;
  /** `YYYY-MM-DD`, where known: without it nothing is judged by the calendar. */
  readonly today: string | undefined;
}

export function subjectOf(
  draft: Draft<CompleteConfiguration> | undefined,
  complete: unknown,
  against: Pick<Subject, 'regions' | 'today'>,
): Subject {
  const { platform = {}, environments = [], services = [], images, exceptions = [] } = draft ?? {};
  const located = <T extends object>(key: string, elements: readonly (T | undefined)[]) =>
    elements.flatMap((element, index) => (isRecord(element) ? [{ ...element, at: readablePath(complete, [key, index]) }] : []));
  return {
    platform,
    environments: located('environments', environments),
    services: located('services', services),
    images,
    exceptions: located('exceptions', exceptions),
    ...against,
  };
}

/** What is there, without the gaps that unsound elements left; each with its position. */
export const present = <T>(elements: readonly (T | undefined)[] | undefined): readonly (readonly [number, T])[] =>
  (elements ?? []).flatMap((element, index) => (element === undefined ? [] : [[index, element] as const]));

/** Pairs of an element and an earlier one that agrees with it in `key`; those without a key agree with none. */
export function repeated<T>(elements: readonly T[], key: (element: T) => string | number | undefined): { earlier: T; later: T }[] {
  const first = new Map<string | number, T>();
  return elements.flatMap((later) => {
    const value = key(later);
    if (value === undefined) return [];
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, later);
    return earlier === undefined ? [] : [{ earlier, later }];
  });
}
