import { WalletError } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { failTopUps, hundred } from '../testing/topUpWorld.tsx';
import { useAnalytics } from './useAnalytics.ts';
import { useBalance } from './useBalance.ts';
import { useEntries } from './useEntries.ts';
import { useExportEntries } from './useExportEntries.ts';
import { usePaymentMethods } from './usePaymentMethods.ts';
import { useRemovePaymentMethod } from './useRemovePaymentMethod.ts';
import { useTopUp } from './useTopUp.ts';
import { useTopUpQuote } from './useTopUpQuote.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Two widgets, a write and a payment on one page, whose errors the provider reports. */
function openPage(adapter = memoryAdapter()) {
  const onError = vi.fn<(error: WalletError) => void>();
  const onSessionExpired = vi.fn<(error: WalletError) => void>();
  const page = renderWalletHook(
    () => ({
      balance: useBalance(),
      entries: useEntries(),
      methods: usePaymentMethods(),
      removal: useRemovePaymentMethod(),
      quote: useTopUpQuote({ amount: hundred }),
      topUp: useTopUp(),
      exporting: useExportEntries(),
    }),
    { adapter, provider: { onError, onSessionExpired } },
  );
  const codes = () => onError.mock.calls.map(([{ code }]) => code);
  return { ...page, adapter, onError, onSessionExpired, codes };
}

async function readyPage(adapter = memoryAdapter()) {
  const page = openPage(adapter);
  await waitFor(() => expect(page.result.current.quote.isSuccess).toBe(true));
  await waitFor(() => expect(page.result.current.entries.isSuccess).toBe(true));
  await waitFor(() => expect(page.result.current.methods.isSuccess).toBe(true));
  return page;
}

test('parameters: onError is called once for each query that fails, after its retries', async () => {
  const { adapter, result, codes } = await readyPage();
  adapter.failNext('forbidden', { operation: 'getBalance' });
  await act(() => result.current.balance.refetch());
  expect(codes()).toEqual(['forbidden']);
});

test('parameters: onError is called for a write that fails', async () => {
  const { adapter, result, codes } = await readyPage();
  adapter.failNext('not_found', { operation: 'removePaymentMethod' });
  await act(() =>
    expect(result.current.removal.mutateAsync({ paymentMethodId: 'pm' })).rejects.toMatchObject({
      code: 'not_found',
    }),
  );
  expect(codes()).toEqual(['not_found']);
});

test('parameters: onError is called for a payment that fails', async () => {
  const declined = new WalletError('payment_method_unusable', 'Expired.');
  const { result, codes } = await readyPage(failTopUps(memoryAdapter(), [declined], 'request'));
  const { quote, methods, topUp } = result.current;
  await act(() =>
    topUp.submit({ quoteId: quote.data?.id ?? '', paymentMethodId: methods.data?.[0]?.id ?? '' }),
  );
  expect(codes()).toEqual(['payment_method_unusable']);
});

test('parameters: onError is not called for a read or an export that the page aborts', async () => {
  const { result, onError, unmount } = await readyPage();
  const stopped = AbortSignal.abort();
  await act(() =>
    expect(result.current.exporting.download({ signal: stopped })).rejects.toBe(stopped.reason),
  );
  void result.current.balance.refetch();
  unmount();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(onError).not.toHaveBeenCalled();
});

test('parameters: onSessionExpired is called once for all widgets, and again after the next session', async () => {
  const { adapter, result, onSessionExpired } = await readyPage();
  const refetchAll = () =>
    act(() => Promise.all([result.current.balance.refetch(), result.current.methods.refetch()]));
  adapter.setOutage('session_expired');
  await refetchAll();
  expect(onSessionExpired).toHaveBeenCalledOnce();
  expect(onSessionExpired.mock.calls[0]?.[0]).toMatchObject({ code: 'session_expired' });
  adapter.setOutage(null);
  await refetchAll();
  adapter.setOutage('unauthenticated');
  await refetchAll();
  expect(onSessionExpired).toHaveBeenCalledTimes(2);
});

test('behavior: an unexpected exception reaches the console and error.cause', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const bug = new ReferenceError('structuredClone is not defined');
  const adapter = memoryAdapter();
  const broken = {
    ...adapter,
    getAnalytics: () => {
      throw bug;
    },
    removePaymentMethod: () => Promise.reject(bug),
  };
  const onError = vi.fn<(error: WalletError) => void>();
  const { result } = renderWalletHook(
    () => ({
      analytics: useAnalytics({ from: '2025-01-01', to: '2025-01-02', query: { retry: false } }),
      removal: useRemovePaymentMethod(),
    }),
    { adapter: broken, provider: { onError } },
  );
  await waitFor(() => expect(result.current.analytics.isError).toBe(true));
  expect(result.current.analytics.error).toBeInstanceOf(WalletError);
  expect(result.current.analytics.error).toMatchObject({ code: 'internal_error', cause: bug });
  expect(logged.mock.lastCall).toContain(bug);
  logged.mockClear();
  await act(() =>
    expect(result.current.removal.mutateAsync({ paymentMethodId: 'pm' })).rejects.toMatchObject({
      code: 'internal_error',
      cause: bug,
    }),
  );
  expect(logged.mock.lastCall).toContain(bug);
  expect(onError).toHaveBeenCalledTimes(2);
});
