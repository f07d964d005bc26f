/** The rehearsal's own time. It passes by nominal durations, never by waiting, so that a report depends on its input alone. */
export class FakeClock {
  #now: number;

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  now(): string {
    return new Date(this.#now).toISOString();
  }

  /** Lets time pass, and says when that is. */
  pass(minutes: number): string {
    this.#now += minutes * 60_000;
    return this.now();
  }
}

/** Minutes that an action or rule takes in a report, by provider. Nominal: durations are not simulated. */
export function nominalMinutes(provider: string): number {
  return { CloudFormation: 5, CodeBuild: 3, Manual: 30 }[provider] ?? 1;
}
