import { WalletError } from '../errors/WalletError.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';
import {
  type WalletNotification,
  type WalletNotificationPage,
  walletNotificationTypes,
} from '../port/WalletNotification.ts';
import type { MemoryWorld } from './MemoryWorld.ts';

const types = new Set<string>(walletNotificationTypes);

/** What the customer was told of in the product: events, and which of them were read. */
export class MemoryNotifications {
  readonly #world: MemoryWorld;
  readonly #readAt = new Map<string, string>();

  constructor(world: MemoryWorld) {
    this.#world = world;
  }

  list({ cursor, limit = 25 }: { cursor?: string; limit?: number }): WalletNotificationPage {
    const all = this.#all();
    const start = startAfter(all, cursor);
    const items = all.slice(start, start + limit);
    const hasMore = start + limit < all.length;
    return {
      items,
      nextCursor: hasMore ? (items.at(-1)?.id ?? null) : null,
      unread: all.filter(({ readAt }) => readAt === null).length,
    };
  }

  markRead(ids: readonly string[]): void {
    const now = this.#world.clock.timestamp();
    for (const id of ids) if (!this.#readAt.has(id)) this.#readAt.set(id, now);
  }

  #all(): WalletNotification[] {
    const { items } = this.#world.events.after('0', Number.POSITIVE_INFINITY);
    return items
      .filter(notifies)
      .reverse()
      .map(({ sequence: _, ...event }) => ({ ...event, readAt: this.#readAt.get(event.id) ?? null }));
  }
}

/** A low balance is told here only where its alert names this channel. */
function notifies({ type, data }: WalletEvent): boolean {
  return types.has(type) && !(Array.isArray(data.channels) && !data.channels.includes('inApp'));
}

/** Where a page starts. @throws WalletError for a cursor that no page gave */
function startAfter(all: readonly WalletNotification[], cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const place = all.findIndex(({ id }) => id === cursor);
  if (place >= 0) return place + 1;
  const fields = [{ field: 'cursor', message: 'is none that a page gave' }];
  throw new WalletError('invalid_request', 'This cursor is not valid.', { fields });
}
