import { SqlError } from '../SqlError.ts';

/** A counting semaphore: a number of places, acquired in the order of the calls. */
export class Places {
  readonly #withinMs: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** @param withinMs how long `take` waits for a place before it fails, in milliseconds */
  constructor(count: number, { withinMs }: { withinMs: number }) {
    this.#free = count;
    this.#withinMs = withinMs;
  }

  /** Number of callers that wait for a place. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Acquires a place and returns the function that frees it.
   *
   * @throws SqlError 53300 when none is free in time
   */
  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait();
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    };
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(next), 1);
        const message = `Every connection for writes was busy for ${this.#withinMs} ms.`;
        reject(new SqlError({ message, sqlState: '53300' }));
      }, this.#withinMs);
      this.#waiting.push(next);
    });
  }
}
