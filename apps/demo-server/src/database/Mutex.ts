/** Mutual exclusion for asynchronous code: one holder at a time, in the order of the calls. */
export class Mutex {
  #last: Promise<void> = Promise.resolve();

  /** Waits until no other caller holds the mutex, and returns the function that releases it. */
  async acquire(): Promise<() => void> {
    const previous = this.#last;
    let release: () => void = () => undefined;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await previous;
    return release;
  }
}
