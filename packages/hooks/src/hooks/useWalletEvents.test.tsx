import { type StreamEventsParameters, WalletError, type WalletEvent } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { QueryClient } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { createWalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { prefetchWallet } from '../query/prefetchWallet.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { type UseBalanceReturnType, useBalance } from './useBalance.ts';
import { useConnectionStatus } from './useConnectionStatus.ts';
import { type UseEntriesReturnType, useEntries } from './useEntries.ts';
import { useGrants } from './useGrants.ts';
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

test('behavior: an event of another wallet leaves this one alone', async () => {
  const { adapter, count } = await openPage();
  const euros = (await adapter.listWallets()).find(({ currency }) => currency === 'EUR');
  adapter.post({ walletId: euros?.id ?? '', amount: { amount: 100, currency: 'EUR' }, source: 'merchant' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([count('getBalance'), count('listEntries')]).toEqual([0, 0]);
});

test('behavior: a hold changes the balance and no entry', async () => {
  const { adapter, walletId, result, count } = await openPage();
  adapter.hold({ walletId, amount: { amount: 1000, currency: 'USD' } });
  await waitFor(() => expect(result.current.balance.data?.pendingCharges.amount).toBe(16000));
  expect([count('getBalance'), count('listEntries'), count('listWallets')]).toEqual([1, 0, 0]);
});

test('behavior: freezing is seen in the list of wallets', async () => {
  const { adapter, walletId, result } = await openPage();
  adapter.freeze(walletId);
  await waitFor(() => expect(result.current.wallets.data?.[0]?.status).toBe('frozen'));
  await waitFor(() => expect(result.current.balance.data?.status).toBe('frozen'));
});

test('behavior: many events at once are read once', async () => {
  const { adapter, walletId, result, count } = await openPage();
  for (let index = 0; index < 10; index++) {
    adapter.post({ walletId, amount: { amount: 100, currency: 'USD' }, source: 'merchant' });
  }
  await waitFor(() => expect(result.current.balance.data?.availableBalance.amount).toBe(125850));
  expect(count('getBalance')).toBe(1);
});

test('behavior: what is known already is not read again', async () => {
  const { adapter, walletId, result, count } = await openPage();
  adapter.hold({ walletId, amount: { amount: 1000, currency: 'USD' } });
  await result.current.balance.refetch();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(count('getBalance')).toBe(1);
});

test('behavior: a thousand listeners share one stream, which ends with the provider', async () => {
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

/** A stream that a test breaks. */
function breakable() {
  const memory = memoryAdapter();
  const places: (string | undefined)[] = [];
  let broken = new AbortController();
  const adapter = {
    ...memory,
    async *streamEvents(parameters: StreamEventsParameters, options?: { signal?: AbortSignal }) {
      places.push(parameters.lastEventId);
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
  return { adapter, places, breakStream };
}

test('behavior: a broken stream goes on where it broke off, and what it missed is read', async () => {
  const { adapter, places, breakStream } = breakable();
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
  expect(places).toEqual([undefined, expect.stringMatching(/^\d+$/)]);
  expect(count('getBalance')).toBeGreaterThan(read);
});

test('behavior: a stream that is refused is not asked for again', async () => {
  const { adapter, places, breakStream } = breakable();
  const { config } = await openPage(undefined, adapter);
  breakStream(new WalletError('forbidden', 'No.', { retryAfterSeconds: 0 }));
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('idle'));
  expect(places).toHaveLength(1);
});

test('behavior: a backend without events is not asked for a stream', async () => {
  const { adapter, count } = recordCalls(memoryAdapter({ scenario: 'minimal' }));
  const { result } = renderWalletHook(() => usePage(), { adapter });
  await waitFor(() => expect(result.current.balance.isSuccess).toBe(true));
  expect(count('streamEvents')).toBe(0);
  expect(result.current.status).toBe('online');
});

/** A stream that opens when a test says so. */
function held(memory = memoryAdapter()) {
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

async function openHeldPage<Hooks extends { balance: UseBalanceReturnType; entries: UseEntriesReturnType }>(
  useHook: () => Hooks,
) {
  const { adapter, calls, count, open } = held();
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
  const charge = () =>
    adapter.post({ walletId, amount: { amount: -500, currency: 'USD' }, source: 'usage', reason: 'Charge' });
  return { ...rendered, adapter, count, walletId, charge, openStream };
}

const newest = (entries: UseEntriesReturnType) => entries.data?.pages[0]?.items[0]?.reason;

test('behavior: what happens between the first reading and the stream is shown without an event', async () => {
  const page = await openHeldPage(() => ({ balance: useBalance(), entries: useEntries() }));
  page.charge();
  await page.openStream();
  await waitFor(() => expect(page.result.current.balance.data?.availableBalance.amount).toBe(124350));
  await waitFor(() => expect(newest(page.result.current.entries)).toBe('Charge'));
  expect([page.count('getBalance'), page.count('listEntries')]).toEqual([1, 1]);
});

test('behavior: where nothing happened, opening the stream asks for nothing', async () => {
  const page = await openHeldPage(() => ({
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
  const page = await openHeldPage(() => ({ balance: useBalance(), entries: useEntries() }));
  page.charge();
  await act(() => page.result.current.balance.refetch());
  expect(newest(page.result.current.entries)).not.toBe('Charge');
  await page.openStream();
  await waitFor(() => expect(newest(page.result.current.entries)).toBe('Charge'));
  expect([page.count('getBalance'), page.count('listEntries')]).toEqual([1, 1]);
});

test('behavior: filtered entries that were read before the balance are read again', async () => {
  const page = await openHeldPage(() => ({
    balance: useBalance(),
    entries: useEntries({ filter: { direction: 'out' } }),
  }));
  page.charge();
  await act(() => page.result.current.balance.refetch());
  await page.openStream();
  await waitFor(() => expect(newest(page.result.current.entries)).toBe('Charge'));
});

test('behavior: grants that were read before the stream opened are read again only if money moved', async () => {
  const page = await openHeldPage(() => ({
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
  const { adapter, count, open } = held();
  const { result, config } = renderWalletHook(() => useGrants({ order: 'expiry' }), { adapter });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  const [wallet] = await adapter.listWallets();
  adapter.post({ walletId: wallet?.id ?? '', amount: { amount: -500, currency: 'USD' }, source: 'usage' });
  open();
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  await waitFor(() => expect(count('listGrants')).toBe(2));
});

test('behavior: a reading that is on its way when the stream opens is judged when it arrives', async () => {
  const { adapter, open } = held();
  const answering = Promise.withResolvers<void>();
  const readings: number[] = [];
  const slow = {
    ...adapter,
    getBalance: async (parameters: { walletId: string }) => {
      const read = await adapter.getBalance(parameters);
      readings.push(read.availableBalance.amount);
      await answering.promise;
      return read;
    },
  };
  const { result, config } = renderWalletHook(() => useBalance(), { adapter: slow });
  await waitFor(() => expect(readings).toEqual([124850]));
  const [wallet] = await adapter.listWallets();
  adapter.post({ walletId: wallet?.id ?? '', amount: { amount: -500, currency: 'USD' }, source: 'usage' });
  open();
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  answering.resolve();
  await waitFor(() => expect(result.current.data?.availableBalance.amount).toBe(124350));
});

test('behavior: a stream that tells no position has read again what a cache had read earlier', async () => {
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
