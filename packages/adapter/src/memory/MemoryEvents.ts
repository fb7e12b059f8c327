import { WalletError } from '../errors/WalletError.ts';
import type { EventsAfter, StreamPosition } from '../port/WalletAdapter.ts';
import type { WalletEvent, WalletEventType } from '../port/WalletEvent.ts';
import { copy } from './copy.ts';

/** Log of all events, with the streams that wait for the next one. An event's id is its position in the log. */
export class MemoryEvents {
  readonly #log: WalletEvent[] = [];
  readonly #waiting = new Set<() => void>();

  /** Returns the id of the newest event. No event follows it yet. */
  get lastEventId(): string {
    return String(this.#log.length);
  }

  publish(event: Omit<WalletEvent, 'id' | 'type'> & { type: WalletEventType }): void {
    this.#log.push({ id: String(this.#log.length + 1), ...event });
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  after(id: string | undefined, limit = 100): EventsAfter {
    const start = this.#parsePosition(id);
    const items = this.#log.slice(start, start + limit);
    return { items, lastEventId: items.at(-1)?.id ?? String(start), ...this.position(String(start)) };
  }

  /** Returns the number of each wallet's newest event at a position. */
  position(id: string): StreamPosition {
    const past = this.#log.slice(0, this.#parsePosition(id));
    return { sequences: Object.fromEntries(past.map(({ walletId, sequence }) => [walletId, sequence])) };
  }

  /** Yields the events after a position until the signal aborts. Without one it starts at the call, not at the first read. */
  stream(after: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<WalletEvent> {
    return this.#follow(this.#parsePosition(after), signal);
  }

  async *#follow(start: number, signal: AbortSignal | undefined): AsyncGenerator<WalletEvent> {
    let position = start;
    while (!signal?.aborted) {
      const event = this.#log[position];
      if (event) {
        position += 1;
        yield copy(event);
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

  #parsePosition(id = this.lastEventId): number {
    if (!/^\d{1,15}$/.test(id) || Number(id) > this.#log.length) {
      throw new WalletError(
        'invalid_request',
        `No event has the id "${id}". Pass the id of an event or \`lastEventId\`.`,
        { fields: [{ field: 'after', message: 'is not the id of an event' }] },
      );
    }
    return Number(id);
  }
}
