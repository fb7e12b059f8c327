import { type StreamEventsParameters, WalletError, type WalletEvent } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useBalance } from './useBalance.ts';
import { useConnectionStatus } from './useConnectionStatus.ts';
import { useEntries } from './useEntries.ts';
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
