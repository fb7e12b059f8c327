/** Mutual exclusion for asynchronous code: one holder at a time, in the order of the calls. */
export class Mutex {
  #last: Promise<void> = Promise.resolve();
  #callers = 0;

  /** Number of callers that hold the mutex or wait for it. */
  get callers(): number {
    return this.#callers;
  }

  /** Waits until no other caller holds the mutex, and returns the function that releases it. */
  async acquire(): Promise<() => void> {
    const previous = this.#last;
    let release: () => void = () => undefined;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    this.#callers += 1;
    await previous;
    return () => {
      this.#callers -= 1;
      release();
    };
  }
}
