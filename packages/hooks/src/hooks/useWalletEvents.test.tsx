import { type StreamEventsParameters, WalletError, type WalletEvent } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { QueryClient } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createWalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { prefetchWallet } from '../query/prefetchWallet.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { type UseBalanceReturnType, useBalance } from './useBalance.ts';
import { useConnectionStatus } from './useConnectionStatus.ts';
import { type UseEntriesReturnType, useEntries } from './useEntries.ts';
import { useGrants } from './useGrants.ts';
import { useNotifications } from './useNotifications.ts';
import { useWalletEvents } from './useWalletEvents.ts';
import { useWallets } from './useWallets.ts';

function usePage(onEvent?: (event: WalletEvent) => void) {
  useWalletEvents({ onEvent });
  return {
    balance: useBalance(),
    entries: useEntries(),
    wallets: useWallets(),
    status: useConnectionStatus(),
  };
}

async function openPage(onEvent?: (event: WalletEvent) => void, memory = memoryAdapter()) {
  const recorded = recordCalls(memory);
  const rendered = renderWalletHook(() => usePage(onEvent), { adapter: recorded.adapter });
  const { result, config } = rendered;
  await waitFor(() => expect(result.current.entries.isSuccess).toBe(true));
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  const walletId = result.current.balance.data?.walletId ?? '';
  recorded.calls.length = 0;
  return { ...recorded, ...rendered, walletId };
}

test('default', async () => {
  const { adapter, result, walletId, count } = await openPage();
  adapter.post({ walletId, amount: { amount: 100, currency: 'USD' }, source: 'merchant' });
  await waitFor(() => expect(result.current.balance.data?.availableBalance.amount).toBe(124950));
  await waitFor(() => expect(result.current.entries.data?.pages[0]?.items[0]?.amount.amount).toBe(100));
  expect([count('getBalance'), count('listEntries'), count('listWallets')]).toEqual([1, 1, 0]);
});

test('parameters: onEvent', async () => {
  const onEvent = vi.fn();
  const { adapter, walletId } = await openPage(onEvent);
  adapter.post({ walletId, amount: { amount: 100, currency: 'USD' }, source: 'merchant' });
  await waitFor(() => expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ walletId })));
});

test('behavior: an event of another wallet reads nothing of this one', async () => {
  const { adapter, count } = await openPage();
  const euros = (await adapter.listWallets()).find(({ currency }) => currency === 'EUR');
  adapter.post({ walletId: euros?.id ?? '', amount: { amount: 100, currency: 'EUR' }, source: 'merchant' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([count('getBalance'), count('listEntries')]).toEqual([0, 0]);
});

test('behavior: a hold reads the balance and no entries', async () => {
  const { adapter, walletId, result, count } = await openPage();
  adapter.hold({ walletId, amount: { amount: 1000, currency: 'USD' } });
  await waitFor(() => expect(result.current.balance.data?.pendingCharges.amount).toBe(16000));
  expect([count('getBalance'), count('listEntries'), count('listWallets')]).toEqual([1, 0, 0]);
});

test('behavior: freezing updates the list of wallets', async () => {
  const { adapter, walletId, result } = await openPage();
  adapter.freeze(walletId);
  await waitFor(() => expect(result.current.wallets.data?.[0]?.status).toBe('frozen'));
  await waitFor(() => expect(result.current.balance.data?.status).toBe('frozen'));
});

test('behavior: many events at once read once', async () => {
  const { adapter, walletId, result, count } = await openPage();
  for (let index = 0; index < 10; index++) {
    adapter.post({ walletId, amount: { amount: 100, currency: 'USD' }, source: 'merchant' });
  }
  await waitFor(() => expect(result.current.balance.data?.availableBalance.amount).toBe(125850));
  expect(count('getBalance')).toBe(1);
});

test('behavior: an event older than the balance reads nothing', async () => {
  const { adapter, walletId, result, count } = await openPage();
  adapter.hold({ walletId, amount: { amount: 1000, currency: 'USD' } });
  await result.current.balance.refetch();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(count('getBalance')).toBe(1);
});

test('behavior: all listeners share one stream, which closes with the provider', async () => {
  const { adapter, calls, count } = recordCalls(memoryAdapter());
  const { unmount, config } = renderWalletHook(
    () => {
      useWalletEvents();
      useWalletEvents();
      useWalletEvents({ onEvent: () => {} });
    },
    { adapter },
  );
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  expect(count('streamEvents')).toBe(1);
  unmount();
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('idle'));
  const [, options] = calls.find(({ name }) => name === 'streamEvents')?.arguments ?? [];
  expect(options).toMatchObject({ signal: { aborted: true } });
});

test('behavior: an onEvent that throws is reported and keeps no event from others', async () => {
  const report = vi.spyOn(globalThis, 'reportError').mockReturnValue();
  onTestFinished(() => report.mockRestore());
  const bug = new Error('bug of the host');
  const onEvent = vi.fn(() => {
    throw bug;
  });
  const { adapter, result, walletId, count } = await openPage(onEvent);
  adapter.post({ walletId, amount: { amount: 100, currency: 'USD' }, source: 'merchant' });
  await waitFor(() => expect(result.current.balance.data?.availableBalance.amount).toBe(124950));
  expect(report.mock.calls).toEqual([[bug]]);
  expect(result.current.status).toBe('online');
  expect(count('streamEvents')).toBe(0);
});

test('behavior: an unknown type of event reads the balance, and the entries if it has an entryId', async () => {
  const { memory, publish } = publishingStream();
  const { result, walletId, count } = await openPage(undefined, memory);
  const sequence = (result.current.balance.data?.sequence ?? 0) + 1;
  publish({ type: 'wallet.gift_received', walletId, sequence, data: {} });
  await waitFor(() => expect(count('getBalance')).toBe(1));
  expect(count('listEntries')).toBe(0);
  publish({ type: 'wallet.gift_received', walletId, sequence: sequence + 1, data: { entryId: 'entry' } });
  await waitFor(() => expect(count('listEntries')).toBe(1));
});

/** Creates an adapter whose stream delivers what a test publishes. */
function publishingStream() {
  const memory = memoryAdapter();
  const queue: WalletEvent[] = [];
  let wake = () => {};
  const publish = (event: Omit<WalletEvent, 'id' | 'createdAt'>) => {
    queue.push({ ...event, id: `${event.sequence}`, createdAt: new Date().toISOString() });
    wake();
  };
  const adapter = {
    ...memory,
    async *streamEvents({ onStatus }: StreamEventsParameters, options?: { signal?: AbortSignal }) {
      onStatus?.('open');
      while (!options?.signal?.aborted) {
        yield* queue.splice(0);
        await new Promise<void>((resolve) => {
          wake = resolve;
          options?.signal?.addEventListener('abort', () => resolve());
        });
      }
    },
  };
  return { memory: adapter, publish };
}

/** Creates an adapter whose stream a test can break. */
function breakable() {
  const memory = memoryAdapter();
  const positions: (string | undefined)[] = [];
  let broken = new AbortController();
  const adapter = {
    ...memory,
    async *streamEvents(parameters: StreamEventsParameters, options?: { signal?: AbortSignal }) {
      positions.push(parameters.lastEventId);
      const { signal: breaking } = broken;
      const signal = AbortSignal.any([breaking, ...(options?.signal ? [options.signal] : [])]);
      yield* memory.streamEvents?.(parameters, { signal }) ?? [];
      if (breaking.aborted) throw breaking.reason;
    },
  };
  const breakStream = (error: WalletError) => {
    const old = broken;
    broken = new AbortController();
    old.abort(error);
  };
  return { adapter, positions, breakStream };
}

test('behavior: a broken stream continues after its last event and reads what it missed', async () => {
  const { adapter, positions, breakStream } = breakable();
  const { result, config, walletId, count } = await openPage(undefined, adapter);
  expect(result.current.status).toBe('online');
  adapter.post({ walletId, amount: { amount: 100, currency: 'USD' }, source: 'merchant' });
  await waitFor(() => expect(result.current.balance.data?.availableBalance.amount).toBe(124950));
  const read = count('getBalance');
  breakStream(new WalletError('network_error', 'Broken.', { retryAfterSeconds: 0.2 }));
  await waitFor(() => expect(result.current.status).toBe('reconnecting'));
  adapter.post({ walletId, amount: { amount: 100, currency: 'USD' }, source: 'merchant' });
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  expect(result.current.status).toBe('online');
  await waitFor(() => expect(result.current.balance.data?.availableBalance.amount).toBe(125050));
  expect(positions).toEqual([undefined, expect.stringMatching(/^\d+$/)]);
  expect(count('getBalance')).toBeGreaterThan(read);
});

test('behavior: a refused stream is not opened again', async () => {
  const { adapter, positions, breakStream } = breakable();
  const { config } = await openPage(undefined, adapter);
  breakStream(new WalletError('forbidden', 'No.', { retryAfterSeconds: 0 }));
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('polling'));
  expect(positions).toHaveLength(1);
});

test('behavior: polls and opens no stream if the backend has no events', async () => {
  const { adapter, count } = recordCalls(memoryAdapter({ scenario: 'minimal' }));
  const { result } = renderWalletHook(() => usePage(), { adapter });
  await waitFor(() => expect(result.current.balance.isSuccess).toBe(true));
  expect(count('streamEvents')).toBe(0);
  expect(result.current.status).toBe('polling');
});

/** Creates an adapter whose stream opens when the test calls `open`. */
function delayedStream(memory = memoryAdapter()) {
  const opening = Promise.withResolvers<void>();
  const adapter = {
    ...memory,
    async *streamEvents(parameters: StreamEventsParameters, options?: { signal?: AbortSignal }) {
      parameters.onStatus?.('connecting');
      await opening.promise;
      yield* memory.streamEvents?.(parameters, options) ?? [];
    },
  };
  return { ...recordCalls(adapter), open: opening.resolve };
}

async function openDelayedPage<
  Hooks extends { balance: UseBalanceReturnType; entries: UseEntriesReturnType },
>(useHook: () => Hooks) {
  const { adapter, calls, count, open } = delayedStream();
  const rendered = renderWalletHook(useHook, { adapter });
  const { result, config } = rendered;
  await waitFor(() => expect(result.current.entries.isSuccess).toBe(true));
  await waitFor(() => expect(result.current.balance.isSuccess).toBe(true));
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('connecting'));
  calls.length = 0;
  async function openStream() {
    open();
    await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  }
  const walletId = result.current.balance.data?.walletId ?? '';
  const charge = (amount = -500) =>
    adapter.post({ walletId, amount: { amount, currency: 'USD' }, source: 'usage', reason: 'Charge' });
  return { ...rendered, adapter, count, walletId, charge, openStream };
}

const newest = (entries: UseEntriesReturnType) => entries.data?.pages[0]?.items[0]?.reason;

test('behavior: a change between the first read and the stream is read without an event', async () => {
  const page = await openDelayedPage(() => ({ balance: useBalance(), entries: useEntries() }));
  page.charge();
  await page.openStream();
  await waitFor(() => expect(page.result.current.balance.data?.availableBalance.amount).toBe(124350));
  await waitFor(() => expect(newest(page.result.current.entries)).toBe('Charge'));
  expect([page.count('getBalance'), page.count('listEntries')]).toEqual([1, 1]);
});

test('behavior: notifications of before the stream opened are read', async () => {
  const page = await openDelayedPage(() => ({
    balance: useBalance(),
    entries: useEntries(),
    notifications: useNotifications(),
  }));
  await waitFor(() => expect(page.result.current.notifications.isSuccess).toBe(true));
  const unread = () => page.result.current.notifications.data?.pages[0]?.unread;
  const before = unread() ?? 0;
  page.charge(-124_000);
  await page.openStream();
  await waitFor(() => expect(unread()).toBe(before + 1));
});

test('behavior: opening the stream reads nothing if nothing changed', async () => {
  const page = await openDelayedPage(() => ({
    balance: useBalance(),
    entries: useEntries(),
    grants: useGrants({ limit: 1 }),
    wallets: useWallets(),
  }));
  await page.openStream();
  await new Promise((resolve) => setTimeout(resolve, 1200));
  const operations = ['getBalance', 'listEntries', 'listWallets', 'listGrants'] as const;
  expect(operations.map(page.count)).toEqual([0, 0, 0, 0]);
});

test('behavior: entries that were read before the balance are read again', async () => {
  const page = await openDelayedPage(() => ({ balance: useBalance(), entries: useEntries() }));
  page.charge();
  await act(() => page.result.current.balance.refetch());
  expect(newest(page.result.current.entries)).not.toBe('Charge');
  await page.openStream();
  await waitFor(() => expect(newest(page.result.current.entries)).toBe('Charge'));
  expect([page.count('getBalance'), page.count('listEntries')]).toEqual([1, 1]);
});

test('behavior: filtered entries that were read before the balance are read again', async () => {
  const page = await openDelayedPage(() => ({
    balance: useBalance(),
    entries: useEntries({ filter: { direction: 'out' } }),
  }));
  page.charge();
  await act(() => page.result.current.balance.refetch());
  await page.openStream();
  await waitFor(() => expect(newest(page.result.current.entries)).toBe('Charge'));
});

test('behavior: grants that were read before the stream opened are read again only if money moved', async () => {
  const page = await openDelayedPage(() => ({
    balance: useBalance(),
    entries: useEntries(),
    grants: useGrants({ limit: 1 }),
    expiring: useGrants({ order: 'expiry' }),
  }));
  const sequences = () =>
    [page.result.current.grants, page.result.current.expiring].map(({ data }) => data?.pages[0]?.sequence);
  await waitFor(() => expect(page.result.current.expiring.isSuccess).toBe(true));
  page.charge();
  const reading = await act(() => page.result.current.balance.refetch());
  const { sequence = 0 } = reading.data ?? {};
  expect(sequences()).toEqual([sequence - 1, sequence - 1]);
  await page.openStream();
  await waitFor(() => expect(sequences()).toEqual([sequence, sequence]));
  expect([page.count('getBalance'), page.count('listGrants')]).toEqual([1, 2]);
});

test('behavior: grants of a page that shows no balance are read again if money moved', async () => {
  const { adapter, count, open } = delayedStream();
  const { result, config } = renderWalletHook(() => useGrants({ order: 'expiry' }), { adapter });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  const [wallet] = await adapter.listWallets();
  adapter.post({ walletId: wallet?.id ?? '', amount: { amount: -500, currency: 'USD' }, source: 'usage' });
  open();
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  await waitFor(() => expect(count('listGrants')).toBe(2));
});

test('behavior: a read in flight when the stream opens is checked when it arrives', async () => {
  const { adapter, open } = delayedStream();
  const response = Promise.withResolvers<void>();
  const readings: number[] = [];
  const slow = {
    ...adapter,
    getBalance: async (parameters: { walletId: string }) => {
      const read = await adapter.getBalance(parameters);
      readings.push(read.availableBalance.amount);
      await response.promise;
      return read;
    },
  };
  const { result, config } = renderWalletHook(() => useBalance(), { adapter: slow });
  await waitFor(() => expect(readings).toEqual([124850]));
  const [wallet] = await adapter.listWallets();
  adapter.post({ walletId: wallet?.id ?? '', amount: { amount: -500, currency: 'USD' }, source: 'usage' });
  open();
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  response.resolve();
  await waitFor(() => expect(result.current.data?.availableBalance.amount).toBe(124350));
});

test('behavior: a stream without a position reads older cached data again', async () => {
  const memory = memoryAdapter();
  const adapter = {
    ...memory,
    async *streamEvents(
      { onOpen: _, ...parameters }: StreamEventsParameters,
      options?: { signal?: AbortSignal },
    ) {
      yield* memory.streamEvents?.(parameters, options) ?? [];
    },
  };
  const queryClient = new QueryClient();
  const config = createWalletConfig({ adapter, storage: null });
  await prefetchWallet(queryClient, config);
  const [wallet] = await memory.listWallets();
  const queryKey = balanceQueryKey(config, { walletId: wallet?.id });
  queryClient.setQueryData(queryKey, queryClient.getQueryData(queryKey), { updatedAt: Date.now() - 30_000 });
  memory.post({ walletId: wallet?.id ?? '', amount: { amount: -500, currency: 'USD' }, source: 'usage' });
  const { result } = renderWalletHook(() => useBalance(), { adapter, config, queryClient });
  await waitFor(() => expect(result.current.data?.availableBalance.amount).toBe(124350), { timeout: 3000 });
});
