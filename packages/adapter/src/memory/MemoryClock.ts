/** The time of a memory wallet: the caller's clock, which can be moved forward. */
export class MemoryClock {
  readonly #now: () => Date;
  #offsetMs = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  now(): Date {
    return new Date(this.#now().getTime() + this.#offsetMs);
  }

  /** The present, or a time from it, as the wire writes it. */
  timestamp(fromNowMs = 0): string {
    return new Date(this.now().getTime() + fromNowMs).toISOString();
  }

  advance(byMs: number): void {
    this.#offsetMs += byMs;
  }
}
