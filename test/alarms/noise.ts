/** Between 0 and 1, the same for the same words and minute: a quiet month is the same in every run. */
export function noise(name: string, minute: number): number {
  let hash = 2166136261 ^ minute;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const dayMinutes = 24 * 60;

/** Whether something that takes so long happens once every so many days, at an hour of its own. */
export function recurring(name: string, minute: number, everyDays: number, lastsMinutes: number): boolean {
  const day = Math.floor(minute / dayMinutes);
  if (day % everyDays !== everyDays - 1) return false;
  const begins = 8 * 60 + Math.floor(noise(name, day) * 8 * 60);
  const ofDay = minute % dayMinutes;
  return ofDay >= begins && ofDay < begins + lastsMinutes;
}

/** Of the day, from 0 to 23. */
export function hourOf(minute: number): number {
  return Math.floor((minute % dayMinutes) / 60);
}
