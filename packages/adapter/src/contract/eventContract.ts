import { expect } from 'vitest';
import type { StreamPosition, WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money } from './expectations.ts';
import { requireMethods } from './requireMethods.ts';

/** Tests of events, as a stream and as a list. */
export function eventContract(contract: ContractTest): void {
  contract('returns the current position without `after`', ['events'], async ({ adapter, control }) => {
    await control.wallet({ currency: 'USD', balance: 10_000 });
    const { listEvents } = requireMethods(adapter, 'listEvents');
    const { items, lastEventId } = await listEvents({});
    expect(items).toEqual([]);
    expect(await listEvents({ after: lastEventId })).toMatchObject({ items: [], lastEventId });
  });

  contract('publishes an event for each change, in order', ['events'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { listEvents } = requireMethods(adapter, 'listEvents');
    const { lastEventId: after } = await listEvents({});
    const { sequence } = await adapter.getBalance({ walletId });
    for (const amount of [-100, 200, -300]) await control.post({ walletId, amount: money(amount) });
    const { items } = await listEvents({ after });
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(items.map((event) => event.walletId)).toEqual(items.map(() => walletId));
    expect(items.map((event) => event.sequence)).toEqual(items.map((_, index) => sequence + 1 + index));
    expect((await adapter.getBalance({ walletId })).sequence).toBe(items.at(-1)?.sequence);
    expect(new Set(items.map((event) => event.id)).size).toBe(items.length);
  });

  contract('lists every event page by page', ['events'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { listEvents } = requireMethods(adapter, 'listEvents');
    const { lastEventId: after } = await listEvents({});
    for (let count = 0; count < 5; count += 1) await control.post({ walletId, amount: money(100) });
    const whole = await listEvents({ after });
    const pages: WalletEvent[] = [];
    let position = after;
    for (let page = 0; page < whole.items.length; page += 1) {
      const { items, lastEventId } = await listEvents({ after: position, limit: 1 });
      expect(items).toHaveLength(1);
      pages.push(...items);
      position = lastEventId;
    }
    expect(pages).toEqual(whole.items);
    expect(position).toBe(whole.lastEventId);
  });

  contract('streams events in order and resumes without a gap', ['events'], async (subject) => {
    const { adapter, control } = subject;
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { listEvents } = requireMethods(adapter, 'listEvents');
    const { lastEventId } = await listEvents({});
    await control.post({ walletId, amount: money(100) });
    const live = readEvents(adapter, lastEventId, 2);
    await control.post({ walletId, amount: money(200) });
    const received = await live;
    const [first] = received;
    await control.post({ walletId, amount: money(300) });
    const { items } = await listEvents({ after: lastEventId });
    expect(received).toEqual(items.slice(0, 2));
    expect(await readEvents(adapter, first?.id ?? '', 2)).toEqual(items.slice(1, 3));
  });

  contract('streams from now on without `lastEventId`', ['events'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { streamEvents } = requireMethods(adapter, 'streamEvents');
    const { sequence } = await adapter.getBalance({ walletId });
    const abort = new AbortController();
    let isOpen = false;
    const onStatus = (status: string) => {
      isOpen ||= status === 'open';
    };
    const events = streamEvents({ onStatus }, { signal: abort.signal })[Symbol.asyncIterator]();
    const next = events.next();
    // A transport that cannot fail need not report its status. It is open immediately.
    for (let waitedMs = 0; !isOpen && waitedMs < 1_000; waitedMs += 10) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await control.post({ walletId, amount: money(100) });
    expect((await next).value).toMatchObject({ walletId, sequence: sequence + 1 });
    abort.abort();
    expect(await events.next()).toMatchObject({ done: true });
  });

  contract('reports the position from which a stream starts', ['events'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const read = await adapter.getBalance({ walletId });
    const untouched = await readPosition(adapter);
    expect(untouched.sequences).toEqual({ [walletId]: read.sequence });
    await control.post({ walletId, amount: money(-100) });
    const { sequences } = await readPosition(adapter);
    expect(sequences[walletId]).toBeGreaterThan(read.sequence);
    expect(sequences[walletId]).toBe((await adapter.getBalance({ walletId })).sequence);
  });

  contract(
    'reports the position from which a stream or a list resumes',
    ['events'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      const { listEvents } = requireMethods(adapter, 'listEvents');
      const { lastEventId, sequences } = await listEvents({});
      expect(sequences).toEqual({ [walletId]: (await adapter.getBalance({ walletId })).sequence });
      await control.post({ walletId, amount: money(-100) });
      expect((await readPosition(adapter, lastEventId)).sequences).toEqual(sequences);
      expect((await listEvents({ after: lastEventId })).sequences).toEqual(sequences);
    },
  );

  contract('ends a stream without an error when it is aborted', ['events'], async ({ adapter }) => {
    const abort = new AbortController();
    const { listEvents, streamEvents } = requireMethods(adapter, 'listEvents', 'streamEvents');
    const { lastEventId } = await listEvents({});
    setTimeout(() => abort.abort(), 50);
    for await (const event of streamEvents({ lastEventId }, { signal: abort.signal })) {
      expect.unreachable(`Nothing happened, but the stream had ${event.type}.`);
    }
  });

  contract("does not return another customer's events", ['events'], async ({ adapter, control }) => {
    const other = await control.otherCustomer();
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const theirs = requireMethods(other.adapter, 'listEvents');
    const { lastEventId: after } = await theirs.listEvents({});
    await control.post({ walletId, amount: money(100) });
    expect((await theirs.listEvents({ after })).items).toEqual([]);
    expect((await requireMethods(adapter, 'listEvents').listEvents({})).items).toEqual([]);
  });

  contract('rejects an unknown position', ['events'], async ({ adapter }) => {
    await expectRejection(
      'invalid_request',
      requireMethods(adapter, 'listEvents').listEvents({ after: 'no such event' }),
    );
  });
}

/** Opens a stream, waits for its position and closes it. */
async function readPosition(adapter: WalletAdapter, lastEventId?: string): Promise<StreamPosition> {
  const abort = new AbortController();
  const { streamEvents } = requireMethods(adapter, 'streamEvents');
  let next: Promise<unknown> | undefined;
  const reported = await new Promise<StreamPosition>((onOpen, reject) => {
    const parameters = { onOpen, ...(lastEventId === undefined ? {} : { lastEventId }) };
    next = streamEvents(parameters, { signal: abort.signal })[Symbol.asyncIterator]().next();
    next.catch(reject);
  });
  abort.abort();
  await next;
  return reported;
}

/** Reads so many events from a stream and closes it. */
async function readEvents(
  adapter: WalletAdapter,
  lastEventId: string,
  count: number,
): Promise<WalletEvent[]> {
  const abort = new AbortController();
  const received: WalletEvent[] = [];
  const events = requireMethods(adapter, 'streamEvents').streamEvents(
    { lastEventId },
    { signal: abort.signal },
  );
  for await (const event of events) {
    received.push(event);
    if (received.length === count) break;
  }
  abort.abort();
  return received;
}
