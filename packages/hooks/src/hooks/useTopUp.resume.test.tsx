import { act, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { failTopUps, hundred, networkError, rateLimited, topUpWorld } from '../testing/topUpWorld.tsx';
import { usePaymentMethods } from './usePaymentMethods.ts';
import { useTopUp } from './useTopUp.ts';
import { useTopUpQuote } from './useTopUpQuote.ts';

test('behavior: a reload before the response sends again with the same key', async () => {
  const { openPage, adapter, sentKeys } = topUpWorld();
  const errors = Array.from({ length: 4 }, networkError);
  const before = await openPage({}, failTopUps(adapter, errors));
  await act(before.submit);
  await waitFor(() => expect(before.result.current.topUp.error).not.toBeNull());
  before.unmount();

  const onTopUpSettled = vi.fn();
  const after = await openPage({ onTopUpSettled });
  await waitFor(() => expect(after.status()).toBe('settled'));
  expect(onTopUpSettled).toHaveBeenCalledOnce();
  expect(new Set(sentKeys()).size).toBe(1);
});

test('behavior: a reload after the response reads the status', async () => {
  const { openPage, adapter, sentKeys } = topUpWorld('threeDSecure');
  const before = await openPage();
  await act(before.submit);
  await waitFor(() => expect(before.status()).toBe('requiresAction'));
  before.unmount();

  const after = await openPage();
  await waitFor(() => expect(after.status()).toBe('requiresAction'));
  expect(after.result.current.topUp.action?.url).toContain('#confirm-');
  expect(sentKeys()).toHaveLength(1);
  adapter.confirmTopUp(after.result.current.topUp.topUp?.id ?? '', 'approve');
  await waitFor(() => expect(after.status()).toBe('settled'));
  expect(after.result.current.topUp.action).toBeNull();
});

test('behavior: a reload after the end starts a new attempt', async () => {
  const { openPage, sentKeys } = topUpWorld();
  const before = await openPage();
  await act(before.submit);
  await waitFor(() => expect(before.status()).toBe('settled'));
  before.unmount();
  const after = await openPage();
  expect(after.status()).toBe('idle');
  await act(after.submit);
  await waitFor(() => expect(after.status()).toBe('settled'));
  expect(new Set(sentKeys()).size).toBe(2);
});

test('behavior: two tabs that submit at once pay once', async () => {
  const { openPage, sentKeys, adapter } = topUpWorld();
  const [one, other] = [await openPage(), await openPage()];
  await act(async () => {
    await Promise.all([one.submit(), other.submit()]);
  });
  await waitFor(() => expect(one.status()).toBe('settled'));
  await waitFor(() => expect(other.status()).toBe('settled'));
  expect(new Set(sentKeys()).size).toBe(1);
  const { items } = await adapter.listEntries({ walletId: one.result.current.balance.data?.walletId ?? '' });
  expect(items.filter(({ source, amount }) => source === 'topUp' && amount.amount === 10000)).toHaveLength(1);
});

test('behavior: two tabs that do not see each other’s storage in time pay once', async () => {
  const { openPage, sentKeys, storage, adapter } = topUpWorld();
  let isLagging = true;
  const lagging = { ...storage, getItem: (key: string) => (isLagging ? null : storage.getItem(key)) };
  const one = await openPage();
  const other = await openPage({}, adapter, lagging);
  await act(async () => {
    const both = [one.submit(), other.submit()];
    isLagging = false;
    await Promise.all(both);
  });
  await waitFor(() => expect(one.status()).toBe('settled'));
  await waitFor(() => expect(other.status()).toBe('settled'));
  expect(new Set(sentKeys()).size).toBe(1);
});

test('behavior: a submit joins the attempt in progress in another tab', async () => {
  const { openPage, sentKeys } = topUpWorld('threeDSecure');
  const one = await openPage();
  const other = await openPage();
  await act(one.submit);
  await waitFor(() => expect(one.status()).toBe('requiresAction'));
  await act(other.submit);
  await waitFor(() => expect(other.status()).toBe('requiresAction'));
  expect(other.result.current.topUp.topUp?.id).toBe(one.result.current.topUp.topUp?.id);
  expect(sentKeys()).toHaveLength(1);
});

test('behavior: drops a stored attempt that the backend does not know', async () => {
  const { openPage, storage } = topUpWorld('threeDSecure');
  const before = await openPage();
  await act(before.submit);
  before.unmount();
  const reset = topUpWorld();
  for (const [key, value] of storage.items) reset.storage.items.set(key, value);
  const after = await reset.openPage();
  await waitFor(() => expect(after.status()).toBe('idle'));
});

test('behavior: works if storage is blocked or holds invalid records', async () => {
  const { adapter, sentKeys } = topUpWorld();
  const blocked = () => {
    throw new DOMException('Blocked', 'SecurityError');
  };
  for (const storage of [
    { getItem: blocked, setItem: blocked, removeItem: blocked },
    { getItem: () => '{"idempotencyKey":7}', setItem: blocked, removeItem: blocked },
    { getItem: () => 'nonsense', setItem: blocked, removeItem: blocked },
  ]) {
    const { result } = renderWalletHook(
      () => ({ quote: useTopUpQuote({ amount: hundred }), topUp: useTopUp(), methods: usePaymentMethods() }),
      { adapter, storage },
    );
    await waitFor(() =>
      expect(result.current.quote.isSuccess && result.current.methods.isSuccess).toBe(true),
    );
    const { quote, methods, topUp } = result.current;
    const paymentMethodId = methods.data?.[0]?.id ?? '';
    await act(() => topUp.submit({ quoteId: quote.data?.id ?? '', paymentMethodId }));
    await waitFor(() => expect(result.current.topUp.status).toBe('settled'));
  }
  expect(new Set(sentKeys()).size).toBe(3);
});

test('behavior: a rate limit after a lost response leaves the outcome unknown, also after a reload', async () => {
  const { openPage, adapter, sentKeys } = topUpWorld();
  const before = await openPage({}, failTopUps(adapter, [networkError(), rateLimited()]));
  await act(before.submit);
  expect(before.status()).toBe('submitting');
  expect(before.result.current.topUp.error).toMatchObject({ code: 'network_error', retryAfterSeconds: 600 });
  before.unmount();

  const after = await openPage({}, failTopUps(adapter, [rateLimited()], 'request'));
  await waitFor(() => expect(after.result.current.topUp.error).not.toBeNull());
  expect(after.status()).toBe('submitting');
  expect(after.result.current.topUp.error).toMatchObject({ code: 'timeout', retryAfterSeconds: 600 });
  // A submit joins the attempt, so nothing is paid a second time.
  await act(after.submit);
  await waitFor(() => expect(after.status()).toBe('settled'));
  expect(new Set(sentKeys()).size).toBe(1);
});
