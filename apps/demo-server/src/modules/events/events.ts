import type { EventsAfter, StreamPosition, WalletEvent } from '@coffer/adapter';
import { type LedgerEvent, readEvents } from '../../ledger/index.ts';
import { requireBalance } from '../balances/index.ts';
import { decodeEventCursor, type EventCursor, encodeEventCursor } from '../eventCatalog/index.ts';
import type { SignedIn } from '../sessions/index.ts';
import { entryId, type WalletContext } from '../shared/index.ts';
import { listCustomerWallets } from '../wallets/index.ts';

type Customer = { merchantId: string; customerId: string };

/** Maximum time between two reads of a stream, in case a database notification was lost. */
const pollIntervalMs = 15_000;
/** Maximum events per read. */
const batchSize = 100;

/**
 * Lists the events of a customer's wallets after a cursor, oldest first. Without `after`, starts after the newest
 * event of each wallet.
 */
export async function listEvents(
  context: WalletContext,
  customer: Customer,
  { after, limit = batchSize }: { after?: string | undefined; limit?: number | undefined },
): Promise<EventsAfter> {
  const cursor = await initialCursor(context, customer, after, 'after');
  const items = await readAfter(context, customer, cursor, limit);
  return { items, lastEventId: items.at(-1)?.id ?? encodeEventCursor(cursor), ...position(cursor) };
}

/**
 * Streams events to a signed-in customer, like `streamEvents`. The stream also ends when the session is revoked.
 *
 * @throws WalletError `rate_limited`, before the first event, when the session has the maximum number of open streams
 */
export function streamSessionEvents(
  context: WalletContext,
  signedIn: SignedIn,
  { signal, ...parameters }: Parameters<typeof streamEvents>[2],
): AsyncIterable<WalletEvent> {
  const stream = context.streams.open(signedIn.sessionId);
  // The generator's `finally` does not run if the reader aborts before its first read.
  signal.addEventListener('abort', stream.close, { once: true });
  if (signal.aborted) stream.close();
  const eitherSignal = AbortSignal.any([signal, stream.signal]);
  async function* events() {
    try {
      yield* streamEvents(context, signedIn, { ...parameters, signal: eitherSignal });
    } finally {
      stream.close();
    }
  }
  return events();
}

/** Streams events as they happen, in order within each wallet, until `signal` aborts or the server shuts down. */
export async function* streamEvents(
  context: WalletContext,
  customer: Customer,
  {
    lastEventId,
    onOpen,
    signal,
  }: {
    lastEventId?: string | undefined;
    onOpen?: ((position: StreamPosition) => void) | undefined;
    signal: AbortSignal;
  },
): AsyncGenerator<WalletEvent> {
  const cursor = new Map(await initialCursor(context, customer, lastEventId, 'lastEventId'));
  onOpen?.(position(cursor));
  const ended = () => signal.aborted || context.signal.closing.aborted;
  while (!ended()) {
    // Starts waiting before it reads, so that it misses no event in between.
    const done = new AbortController();
    const { woken } = context.signal.next(cursor, {
      signal: AbortSignal.any([signal, done.signal]),
      timeoutMs: pollIntervalMs,
    });
    const reader = `${customer.merchantId} ${customer.customerId} ${encodeEventCursor(cursor)}`;
    const events = await context.streams.shareRead(reader, () =>
      readAfter(context, customer, new Map(cursor), batchSize),
    );
    for (const event of events) {
      cursor.set(event.walletId, event.sequence);
      yield event;
      if (ended()) break;
    }
    if (events.length > 0) done.abort();
    await woken;
  }
}

/** Decodes the caller's cursor. Without one, returns the newest event of each wallet. */
async function initialCursor(
  context: WalletContext,
  customer: Customer,
  id: string | undefined,
  field: string,
): Promise<EventCursor> {
  if (id !== undefined) return decodeEventCursor(id, field);
  const wallets = await listCustomerWallets(context.database, customer);
  const now = context.now();
  const balances = await Promise.all(
    wallets.map((wallet) => requireBalance(context.database, wallet.id, now)),
  );
  return new Map(balances.map(({ accountId, sequence }) => [accountId, sequence]));
}

function position(cursor: EventCursor): StreamPosition {
  return { sequences: Object.fromEntries(cursor) };
}

/** Reads the next events of each of the customer's wallets. A wallet that the cursor does not contain was created later. */
async function readAfter(
  context: WalletContext,
  customer: Customer,
  cursor: EventCursor,
  limit: number,
): Promise<WalletEvent[]> {
  const wallets = await listCustomerWallets(context.database, customer);
  const found = await Promise.all(
    wallets.map(({ id }) =>
      readEvents(context.database, { accountId: id, afterSequence: cursor.get(id) ?? 0, limit }),
    ),
  );
  const events = found
    .flatMap(withSortTime)
    .sort((a, b) => a.time - b.time || a.event.sequence - b.event.sequence);
  const reached = new Map(wallets.map(({ id }) => [id, cursor.get(id) ?? 0]));
  return events.slice(0, limit).map(({ event }) => {
    reached.set(event.accountId, event.sequence);
    return toWalletEvent(event, encodeEventCursor(reached));
  });
}

/** Adds a time to sort by, which never decreases within a wallet, even after a clock was set back. */
function withSortTime(events: LedgerEvent[]): { event: LedgerEvent; time: number }[] {
  let time = 0;
  return events.map((event) => {
    time = Math.max(time, event.createdAt.getTime());
    return { event, time };
  });
}

function toWalletEvent(event: LedgerEvent, id: string): WalletEvent {
  const { accountId, sequence, type, data, entry, holdId, createdAt } = event;
  const details = {
    ...data,
    ...(entry ? { entryId: entryId(accountId, entry.number) } : {}),
    ...(holdId === null ? {} : { holdId }),
  };
  return { id, type, walletId: accountId, sequence, createdAt: createdAt.toISOString(), data: details };
}
