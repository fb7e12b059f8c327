import type { EventsAfter, StreamPosition, WalletEvent } from '@coffer/adapter';
import { type LedgerEvent, readEvents } from '../../ledger/index.ts';
import { requireBalance } from '../balances/index.ts';
import { decodeEventCursor, type EventCursor, encodeEventCursor } from '../eventCatalog/index.ts';
import type { SignedIn } from '../sessions/index.ts';
import { entryId, type WalletContext } from '../shared/index.ts';
import { listCustomerWallets } from '../wallets/index.ts';

type Customer = { merchantId: string; customerId: string };

/** How long a stream waits before it looks by itself, in case a notification was lost. */
const lookAgainMs = 15_000;
/** How many events one look takes. */
const batchSize = 100;

/** What happened to a customer's wallets after a cursor; without one, from now on. */
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
 * Events as they happen for someone who is signed in: like `streamEvents`, until their session ends too.
 *
 * @throws WalletError `rate_limited` at once, where the session has as many streams open as it may have
 */
export function streamSessionEvents(
  context: WalletContext,
  signedIn: SignedIn,
  { signal, ...parameters }: Parameters<typeof streamEvents>[2],
): AsyncIterable<WalletEvent> {
  const stream = context.streams.open(signedIn.sessionId);
  // The reader may leave before it has read anything.
  signal.addEventListener('abort', stream.close, { once: true });
  if (signal.aborted) stream.close();
  const either = AbortSignal.any([signal, stream.signal]);
  async function* events() {
    try {
      yield* streamEvents(context, signedIn, { ...parameters, signal: either });
    } finally {
      stream.close();
    }
  }
  return events();
}

/** Events as they happen, in order a wallet, until `signal` aborts or the server closes. */
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
    // The wait begins before the look, so that nothing falls between the two.
    const done = new AbortController();
    const { woken } = context.signal.next(cursor, {
      signal: AbortSignal.any([signal, done.signal]),
      timeoutMs: lookAgainMs,
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

/** The newest event of each wallet, or where the caller says that it was. */
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

/** Reads on in each of the customer's wallets; a wallet that the cursor does not name is newer than it. */
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
    .flatMap(inOrder)
    .sort((a, b) => a.time - b.time || a.event.sequence - b.event.sequence);
  const reached = new Map(wallets.map(({ id }) => [id, cursor.get(id) ?? 0]));
  return events.slice(0, limit).map(({ event }) => {
    reached.set(event.accountId, event.sequence);
    return toWalletEvent(event, encodeEventCursor(reached));
  });
}

/** The time to sort by never falls within a wallet, even where its clock was set back. */
function inOrder(events: LedgerEvent[]): { event: LedgerEvent; time: number }[] {
  let time = 0;
  return events.map((event) => {
    time = Math.max(time, event.createdAt.getTime());
    return { event, time };
  });
}

function toWalletEvent(event: LedgerEvent, id: string): WalletEvent {
  const { accountId, sequence, type, data, entry, holdId, createdAt } = event;
  const about = {
    ...data,
    ...(entry ? { entryId: entryId(accountId, entry.number) } : {}),
    ...(holdId === null ? {} : { holdId }),
  };
  return { id, type, walletId: accountId, sequence, createdAt: createdAt.toISOString(), data: about };
}
