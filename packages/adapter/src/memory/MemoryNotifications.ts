import type { WalletEvent } from '../port/WalletEvent.ts';
import {
  type WalletNotification,
  type WalletNotificationPage,
  walletNotificationTypes,
} from '../port/WalletNotification.ts';
import type { MemoryWorld } from './MemoryWorld.ts';
import { invalidField } from './requestErrors.ts';

const types = new Set<string>(walletNotificationTypes);

/** Notifications in the product: the events of these types, and the times at which the customer read them. */
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
      .filter(isNotification)
      .reverse()
      .map(({ sequence: _, ...event }) => ({ ...event, readAt: this.#readAt.get(event.id) ?? null }));
  }
}

/** A low balance is a notification only if its alert has the channel `inApp`. */
function isNotification({ type, data }: WalletEvent): boolean {
  return types.has(type) && !(Array.isArray(data.channels) && !data.channels.includes('inApp'));
}

/** Returns the index at which a page starts. */
function startAfter(all: readonly WalletNotification[], cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const index = all.findIndex(({ id }) => id === cursor);
  if (index < 0) throw invalidField('cursor', 'is not the nextCursor of a page');
  return index + 1;
}
