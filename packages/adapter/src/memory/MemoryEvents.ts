import { WalletError } from '../errors/WalletError.ts';
import type { EventsAfter, StreamPosition } from '../port/WalletAdapter.ts';
import type { WalletEvent, WalletEventType } from '../port/WalletEvent.ts';

/** The log of what happened, and those who wait for what happens next. */
export class MemoryEvents {
  readonly #log: WalletEvent[] = [];
  readonly #waiting = new Set<() => void>();

  /** The id of the newest event: the place from which nothing has happened yet. */
  get lastEventId(): string {
    return String(this.#log.length);
  }

  publish(event: Omit<WalletEvent, 'id' | 'type'> & { type: WalletEventType }): void {
    this.#log.push({ id: String(this.#log.length + 1), ...event });
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  after(id: string | undefined, limit = 100): EventsAfter {
    const place = this.#place(id);
    const items = this.#log.slice(place, place + limit);
    return { items, lastEventId: items.at(-1)?.id ?? String(place), ...this.position(String(place)) };
  }

  /** How far each wallet's events had come at a place. */
  position(id: string): StreamPosition {
    const past = this.#log.slice(0, this.#place(id));
    return { sequences: Object.fromEntries(past.map(({ walletId, sequence }) => [walletId, sequence])) };
  }

  /** What happens after a place, until the signal aborts. The place counts from the call, not from the first read. */
  stream(after: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<WalletEvent> {
    return this.#follow(this.#place(after), signal);
  }

  async *#follow(from: number, signal: AbortSignal | undefined): AsyncGenerator<WalletEvent> {
    let place = from;
    while (!signal?.aborted) {
      const event = this.#log[place];
      if (event) {
        place += 1;
        yield structuredClone(event);
      } else {
        await this.#next(signal);
      }
    }
  }

  #next(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }

  #place(id = this.lastEventId): number {
    if (!/^\d{1,15}$/.test(id) || Number(id) > this.#log.length) {
      throw new WalletError(
        'invalid_request',
        `No event has the id "${id}". Pass one that the stream gave.`,
        {
          fields: [{ field: 'after', message: 'is no id of an event' }],
        },
      );
    }
    return Number(id);
  }
}
