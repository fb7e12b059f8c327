import { type WalletBalance, WalletError } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useBalance } from './useBalance.ts';
import { useEntries } from './useEntries.ts';
import { useForecast } from './useForecast.ts';
import { useGrants } from './useGrants.ts';
import { usePaymentMethods } from './usePaymentMethods.ts';

test('default', async () => {
  const { result } = renderWalletHook(() => useBalance(), { adapter: memoryAdapter() });
  expect(result.current.status).toBe('pending');
  await waitFor(() =>
    expect(result.current.data?.availableBalance).toEqual({ amount: 124850, currency: 'USD' }),
  );
});

test('parameters: walletId', async () => {
  const adapter = memoryAdapter();
  const euros = (await adapter.listWallets()).find(({ currency }) => currency === 'EUR');
  const { result } = renderWalletHook(() => useBalance({ walletId: euros?.id }), { adapter });
  await waitFor(() => expect(result.current.data?.balance.currency).toBe('EUR'));
});

test('parameters: query select', async () => {
  const { result } = renderWalletHook(
    () => useBalance({ query: { select: ({ availableBalance }) => availableBalance.amount } }),
    { adapter: memoryAdapter() },
  );
  await waitFor(() => expect(result.current.data).toBe(124850));
});

test('parameters: query refetchInterval', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  renderWalletHook(() => useBalance({ query: { refetchInterval: 20 } }), { adapter });
  await waitFor(() => expect(count('getBalance')).toBeGreaterThan(2));
});

test('parameters: query enabled', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const { result } = renderWalletHook(
    () => ({
      balance: useBalance({ query: { enabled: false } }),
      forecast: useForecast({ query: { enabled: false } }),
      entries: useEntries({ query: { enabled: false } }),
      grants: useGrants({ query: { enabled: false } }),
      methods: usePaymentMethods(),
    }),
    { adapter },
  );
  await waitFor(() => expect(result.current.methods.isSuccess).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(result.current.balance).toMatchObject({ status: 'pending', fetchStatus: 'idle' });
  const operations = ['getBalance', 'getForecast', 'listEntries', 'listGrants'] as const;
  expect(operations.map(count)).toEqual([0, 0, 0, 0]);
});

test('behavior: query enabled does not read what the backend does not offer', async () => {
  const { adapter, count } = recordCalls(memoryAdapter({ scenario: 'minimal' }));
  const { result } = renderWalletHook(
    () => ({
      balance: useBalance(),
      forecast: useForecast({ query: { enabled: true } }),
      grants: useGrants({ query: { enabled: () => true } }),
    }),
    { adapter },
  );
  await waitFor(() => expect(result.current.balance.isSuccess).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([count('getForecast'), count('listGrants')]).toEqual([0, 0]);
});

test('behavior: follows the backend’s events', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const { result } = renderWalletHook(() => useBalance(), { adapter });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  await waitFor(() => expect(count('streamEvents')).toBe(1));
  const walletId = result.current.data?.walletId ?? '';
  adapter.post({ walletId, amount: { amount: -10000, currency: 'USD' }, source: 'usage' });
  await waitFor(() => expect(result.current.data?.availableBalance.amount).toBe(114850));
  expect(count('getBalance')).toBe(2);
});

test('behavior: an older balance never replaces a newer one', async () => {
  const adapter = memoryAdapter();
  const readings: WalletBalance[] = [];
  const lagging = {
    ...adapter,
    getBalance: async (parameters: { walletId: string }) =>
      readings.shift() ?? adapter.getBalance(parameters),
  };
  const { result, queryClient, config } = renderWalletHook(() => useBalance(), { adapter: lagging });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  const older = result.current.data;
  if (!older) throw new Error('no balance');
  const newer = { ...older, sequence: older.sequence + 1, balance: { amount: 1, currency: 'USD' } };
  queryClient.setQueryData(balanceQueryKey(config, older), newer);
  readings.push(older);
  await result.current.refetch();
  expect(readings).toHaveLength(0);
  await waitFor(() => expect(result.current.data?.balance.amount).toBe(1));
  expect(result.current.data?.sequence).toBe(newer.sequence);
});

test('behavior: a late response with an older balance is ignored', async () => {
  const adapter = memoryAdapter();
  const slow = Promise.withResolvers<void>();
  let isSlow = false;
  const racing = {
    ...adapter,
    getBalance: async (parameters: { walletId: string }) => {
      const read = await adapter.getBalance(parameters);
      if (isSlow) await slow.promise;
      return read;
    },
  };
  const { result, queryClient, config } = renderWalletHook(() => useBalance(), { adapter: racing });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  const before = result.current.data;
  if (!before) throw new Error('no balance');
  isSlow = true;
  const refetched = result.current.refetch();
  queryClient.setQueryData(balanceQueryKey(config, before), { ...before, sequence: before.sequence + 5 });
  slow.resolve();
  await refetched;
  expect(queryClient.getQueryData<WalletBalance>(balanceQueryKey(config, before))?.sequence).toBe(
    before.sequence + 5,
  );
});

test('behavior: a refused read is not retried', async () => {
  const { adapter, count } = recordCalls(memoryAdapter({ scenario: 'noPermission' }));
  const { result } = renderWalletHook(() => useBalance({ walletId: 'wallet' }), { adapter });
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(result.current.error).toBeInstanceOf(WalletError);
  expect(result.current.error?.code).toBe('forbidden');
  expect(count('getBalance')).toBe(1);
});

test('behavior: a transient error is retried after the server’s Retry-After', async () => {
  const memory = memoryAdapter();
  let failures = 2;
  const { adapter, count } = recordCalls({
    ...memory,
    getBalance: async (parameters: { walletId: string }) => {
      if (failures-- > 0) throw new WalletError('service_unavailable', 'Busy.', { retryAfterSeconds: 0 });
      return memory.getBalance(parameters);
    },
  });
  const { result } = renderWalletHook(() => useBalance(), { adapter });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(count('getBalance')).toBe(3);
});
