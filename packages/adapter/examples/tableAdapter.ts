/**
 * An adapter on tables of your own: balance, entries and live events, read-only. Copy this file and its test into your
 * back end, replace the arrays with queries, and keep the contract suite green.
 */
import {
  type CallOptions,
  type Entry,
  type ListEntriesParameters,
  type Money,
  type StreamEventsParameters,
  type WalletAdapter,
  WalletError,
  type WalletEvent,
  type WalletSession,
} from '@coffer/adapter';

/** The data of one customer. In your back end these are rows of a database. */
export type WalletTable = {
  customer: { id: string; name: string };
  wallets: { id: string; currency: string; createdAt: string; entries: Entry[] }[];
  /** Oldest first. The event of an entry is written in the entry's transaction. */
  events: Omit<WalletEvent, 'id'>[];
};

/** Time between two looks at the events while a stream is open. */
const pollMs = 200;

/** A read-only wallet of one customer who is already known. */
export function tableAdapter({ customer, wallets, events }: WalletTable): WalletAdapter {
  return { getSession, listWallets, getBalance, listEntries, listEvents, streamEvents };

  async function getSession(): Promise<WalletSession> {
    return {
      merchant: { name: 'Acme' },
      customer,
      // This back end has balance, entries and events. The widgets hide everything else.
      capabilities: ['events'],
      scopes: ['view'],
      topUp: [],
      paymentMethodSetup: null,
    };
  }

  async function listWallets({ signal }: CallOptions = {}) {
    // Aborted when the customer leaves the page. Pass it to your queries.
    signal?.throwIfAborted();
    return wallets.map(({ id, currency, createdAt }) => ({
      id,
      customerId: customer.id,
      currency,
      status: 'active' as const,
      createdAt,
    }));
  }

  async function getBalance({ walletId }: { walletId: string }) {
    const { currency, entries } = walletOf(walletId);
    const balance: Money = entries.at(-1)?.balanceAfter ?? { amount: 0, currency };
    const none = { amount: 0, currency };
    return {
      walletId,
      status: 'active' as const,
      balance,
      pendingCharges: none,
      availableBalance: balance,
      promotionalBalance: none,
      nextExpiry: null,
      // Rises with each change, so that an older balance never replaces a newer one.
      sequence: entries.length,
      asOf: new Date().toISOString(),
    };
  }

  async function listEntries({ walletId, filter = {}, cursor, limit = 25 }: ListEntriesParameters) {
    const { entries } = walletOf(walletId);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw invalid('limit');
    const before = cursor === undefined ? entries.length + 1 : Number(cursor);
    if (!Number.isInteger(before) || before < 1) throw invalid('cursor');
    const found = entries.filter((entry) => entry.number < before && matches(entry, filter)).reverse();
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? String(last.number) : null };
  }

  function walletOf(walletId: string) {
    const wallet = wallets.find(({ id }) => id === walletId);
    // Another customer's wallet looks like one that does not exist.
    if (!wallet) throw new WalletError('not_found', 'There is no such wallet.');
    return wallet;
  }

  async function listEvents({ after, limit = 100 }: { after?: string; limit?: number }) {
    const start = positionOf(after);
    const items = eventsFrom(start).slice(0, limit);
    return { items, lastEventId: items.at(-1)?.id ?? String(start), sequences: sequencesAt(start) };
  }

  async function* streamEvents(
    { lastEventId, onOpen }: StreamEventsParameters,
    { signal }: CallOptions = {},
  ): AsyncGenerator<WalletEvent> {
    let position = positionOf(lastEventId);
    onOpen?.({ sequences: sequencesAt(position) });
    while (!signal?.aborted) {
      for (const event of eventsFrom(position)) {
        yield event;
        position = Number(event.id);
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  /** The id of an event is its position in the log. Without an id a reader starts with the next event. */
  function positionOf(id = String(events.length)): number {
    const position = Number(id);
    if (!Number.isInteger(position) || position < 0 || position > events.length) throw invalid('after');
    return position;
  }

  function eventsFrom(position: number): WalletEvent[] {
    return events.slice(position).map((event, index) => ({ ...event, id: String(position + index + 1) }));
  }

  /** Number of each wallet's newest event, so that a page knows which of its balances are older. */
  function sequencesAt(position: number): Record<string, number> {
    const past = events.slice(0, position);
    return Object.fromEntries(past.map(({ walletId, sequence }) => [walletId, sequence]));
  }
}

function matches(entry: Entry, filter: NonNullable<ListEntriesParameters['filter']>): boolean {
  const { type, source, direction, from, to, amountMin = 0, amountMax = Infinity, text = '' } = filter;
  const size = Math.abs(entry.amount.amount);
  const words = `${entry.reason ?? ''} ${entry.reference?.id ?? ''}`.toLowerCase();
  return (
    (!type || type.includes(entry.type)) &&
    (!source || source.includes(entry.source)) &&
    (!direction || (direction === 'in') === entry.amount.amount > 0) &&
    (!from || Date.parse(entry.createdAt) >= Date.parse(from)) &&
    (!to || Date.parse(entry.createdAt) < Date.parse(to)) &&
    size >= amountMin &&
    size <= amountMax &&
    // In SQL: `position(lower($1) in lower(words)) > 0`. With `like`, `%` and `_` would be wildcards.
    words.includes(text.toLowerCase())
  );
}

function invalid(field: string) {
  return new WalletError('invalid_request', `${field} is not valid.`, {
    fields: [{ field, message: 'is not valid' }],
  });
}
