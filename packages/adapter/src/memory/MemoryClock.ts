/** Clock of a memory wallet: the caller's clock, which can be moved forward. */
export class MemoryClock {
  readonly #now: () => Date;
  #offsetMs = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  now(): Date {
    return new Date(this.#now().getTime() + this.#offsetMs);
  }

  /** Returns the current time, or a time relative to it, in RFC 3339. */
  timestamp(fromNowMs = 0): string {
    return new Date(this.now().getTime() + fromNowMs).toISOString();
  }

  advance(byMs: number): void {
    this.#offsetMs += byMs;
  }
}
