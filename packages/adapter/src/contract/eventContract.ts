import { expect } from 'vitest';
import type { StreamPosition, WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';
import type { ContractTest } from './contractTest.ts';
import { money, refused } from './expectations.ts';
import { offered } from './offered.ts';

/** What happens, as a stream and by asking again. */
export function eventContract(contract: ContractTest): void {
  contract(
    'asking without a place answers where the events stand',
    ['events'],
    async ({ adapter, control }) => {
      await control.wallet({ currency: 'USD', balance: 10_000 });
      const { listEvents } = offered(adapter, 'listEvents');
      const { items, lastEventId } = await listEvents({});
      expect(items).toEqual([]);
      expect(await listEvents({ after: lastEventId })).toMatchObject({ items: [], lastEventId });
    },
  );

  contract('each change has its event, in order', ['events'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { listEvents } = offered(adapter, 'listEvents');
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

  contract('asking page by page misses nothing', ['events'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { listEvents } = offered(adapter, 'listEvents');
    const { lastEventId: after } = await listEvents({});
    for (let count = 0; count < 5; count += 1) await control.post({ walletId, amount: money(100) });
    const whole = await listEvents({ after });
    const pages: WalletEvent[] = [];
    let place = after;
    for (let page = 0; page < whole.items.length; page += 1) {
      const { items, lastEventId } = await listEvents({ after: place, limit: 1 });
      expect(items).toHaveLength(1);
      pages.push(...items);
      place = lastEventId;
    }
    expect(pages).toEqual(whole.items);
    expect(place).toBe(whole.lastEventId);
  });

  contract(
    'a stream tells what happens, in order, and resumes without a gap',
    ['events'],
    async (subject) => {
      const { adapter, control } = subject;
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      const { listEvents } = offered(adapter, 'listEvents');
      const { lastEventId } = await listEvents({});
      await control.post({ walletId, amount: money(100) });
      const live = take(adapter, lastEventId, 2);
      await control.post({ walletId, amount: money(200) });
      const seen = await live;
      const [first] = seen;
      await control.post({ walletId, amount: money(300) });
      const { items } = await listEvents({ after: lastEventId });
      expect(seen).toEqual(items.slice(0, 2));
      expect(await take(adapter, first?.id ?? '', 2)).toEqual(items.slice(1, 3));
    },
  );

  contract(
    'a stream that starts now tells what happens from now on',
    ['events'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      const { streamEvents } = offered(adapter, 'streamEvents');
      const { sequence } = await adapter.getBalance({ walletId });
      const leaving = new AbortController();
      const opened = Promise.withResolvers<void>();
      // A transport that cannot fail need not tell; then it is open at once.
      const atOnce = setTimeout(opened.resolve, 1_000);
      const onStatus = (status: string) => status === 'open' && opened.resolve();
      const events = streamEvents({ onStatus }, { signal: leaving.signal })[Symbol.asyncIterator]();
      const next = events.next();
      await opened.promise;
      clearTimeout(atOnce);
      await control.post({ walletId, amount: money(100) });
      expect((await next).value).toMatchObject({ walletId, sequence: sequence + 1 });
      leaving.abort();
      expect(await events.next()).toMatchObject({ done: true });
    },
  );

  contract(
    'a stream says from where it tells, so that a change before it shows',
    ['events'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      const read = await adapter.getBalance({ walletId });
      const untouched = await opened(adapter);
      expect(untouched.sequences).toEqual({ [walletId]: read.sequence });
      await control.post({ walletId, amount: money(-100) });
      const { sequences } = await opened(adapter);
      expect(sequences[walletId]).toBeGreaterThan(read.sequence);
      expect(sequences[walletId]).toBe((await adapter.getBalance({ walletId })).sequence);
    },
  );

  contract(
    'a stream that resumes, and an answer, tell from where they resume',
    ['events'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      const { listEvents } = offered(adapter, 'listEvents');
      const { lastEventId, sequences } = await listEvents({});
      expect(sequences).toEqual({ [walletId]: (await adapter.getBalance({ walletId })).sequence });
      await control.post({ walletId, amount: money(-100) });
      expect((await opened(adapter, lastEventId)).sequences).toEqual(sequences);
      expect((await listEvents({ after: lastEventId })).sequences).toEqual(sequences);
    },
  );

  contract('a stream ends quietly when it is aborted', ['events'], async ({ adapter }) => {
    const leaving = new AbortController();
    const { listEvents, streamEvents } = offered(adapter, 'listEvents', 'streamEvents');
    const { lastEventId } = await listEvents({});
    setTimeout(() => leaving.abort(), 50);
    for await (const event of streamEvents({ lastEventId }, { signal: leaving.signal })) {
      expect.unreachable(`Nothing happened, and yet there was ${event.type}.`);
    }
  });

  contract("another customer's events are not told", ['events'], async ({ adapter, control }) => {
    const other = await control.otherCustomer();
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const theirs = offered(other.adapter, 'listEvents');
    const { lastEventId: after } = await theirs.listEvents({});
    await control.post({ walletId, amount: money(100) });
    expect((await theirs.listEvents({ after })).items).toEqual([]);
    expect((await offered(adapter, 'listEvents').listEvents({})).items).toEqual([]);
  });

  contract('a place that no answer gave is refused', ['events'], async ({ adapter }) => {
    await refused('invalid_request', offered(adapter, 'listEvents').listEvents({ after: 'no such event' }));
  });
}

/** Opens a stream until it says from where it tells. */
async function opened(adapter: WalletAdapter, lastEventId?: string): Promise<StreamPosition> {
  const leaving = new AbortController();
  const position = Promise.withResolvers<StreamPosition>();
  const parameters = { onOpen: position.resolve, ...(lastEventId === undefined ? {} : { lastEventId }) };
  const { streamEvents } = offered(adapter, 'streamEvents');
  const events = streamEvents(parameters, { signal: leaving.signal })[Symbol.asyncIterator]();
  const next = events.next();
  next.catch(position.reject);
  const answer = await position.promise;
  leaving.abort();
  await next;
  return answer;
}

async function take(adapter: WalletAdapter, lastEventId: string, count: number): Promise<WalletEvent[]> {
  const leaving = new AbortController();
  const seen: WalletEvent[] = [];
  const events = offered(adapter, 'streamEvents').streamEvents({ lastEventId }, { signal: leaving.signal });
  for await (const event of events) {
    seen.push(event);
    if (seen.length === count) break;
  }
  leaving.abort();
  return seen;
}
