import { memoryAdapter } from '@coffer/adapter/memory';
import { onlineManager } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { mapStorage } from '../testing/mapStorage.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { failTopUps, hundred, networkError, rateLimited, topUpWorld } from '../testing/topUpWorld.tsx';
import { useTopUp } from './useTopUp.ts';

afterEach(() => onlineManager.setOnline(true));

test('default', async () => {
  const { openPage, adapter } = topUpWorld();
  const onTopUpSettled = vi.fn();
  const page = await openPage({ onTopUpSettled });
  expect(page.status()).toBe('idle');
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(page.result.current.topUp.topUp).toMatchObject({ status: 'settled', amount: hundred });
  expect(page.result.current.topUp.error).toBeNull();
  expect(onTopUpSettled).toHaveBeenCalledOnce();
  await waitFor(() => expect(page.result.current.balance.data?.availableBalance.amount).toBe(135350));
  await waitFor(() => expect(page.result.current.entries.data?.pages[0]?.items[1]?.amount).toEqual(hundred));
  expect(adapter.listWallets).toBeTypeOf('function');
  act(() => page.result.current.topUp.reset());
  await waitFor(() => expect(page.status()).toBe('idle'));
});

test('parameters: returnUrl', async () => {
  const { openPage, calls } = topUpWorld('threeDSecure');
  const page = await openPage({ returnUrl: 'https://shop.example/wallet' });
  await act(page.submit);
  const sent = calls.find(({ name }) => name === 'createTopUp');
  expect(sent?.arguments[0]).toMatchObject({ returnUrl: 'https://shop.example/wallet' });
});

test('behavior: a double click pays once', async () => {
  const { openPage, sentKeys } = topUpWorld();
  const page = await openPage();
  await act(async () => {
    await Promise.all([page.submit(), page.submit(), page.submit()]);
  });
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(sentKeys()).toHaveLength(1);
});

test('behavior: a double click pays once without Web Locks, as on a page without https', async () => {
  const { openPage, sentKeys } = topUpWorld();
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'locks'));
  const page = await openPage();
  await act(async () => {
    await Promise.all([page.submit(), page.submit()]);
  });
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(sentKeys()).toHaveLength(1);
});

test('behavior: the key is stored before it is sent', async () => {
  const { openPage, adapter, storage } = topUpWorld();
  const create = adapter.createTopUp;
  let storedAtSend: string[] = [];
  let sentKey = '';
  const watching = new Proxy(adapter, {
    get(target, name, receiver) {
      if (name !== 'createTopUp') return Reflect.get(target, name, receiver);
      return (...parameters: Parameters<NonNullable<typeof create>>) => {
        storedAtSend = [...storage.items.values()];
        sentKey = parameters[1].idempotencyKey;
        return adapter.createTopUp?.(...parameters);
      };
    },
  });
  const page = await openPage({}, watching);
  await act(page.submit);
  expect(storedAtSend.join()).toContain(sentKey);
});

test('behavior: a request without a response is sent again with the same key', async () => {
  const { openPage, adapter, sentKeys, count } = topUpWorld();
  const page = await openPage({}, failTopUps(adapter, [networkError(), networkError()]));
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(sentKeys()).toHaveLength(3);
  expect(new Set(sentKeys()).size).toBe(1);
  const { items } = await adapter.listEntries({ walletId: page.result.current.balance.data?.walletId ?? '' });
  expect(items.filter(({ source, amount }) => source === 'topUp' && amount.amount === 10000)).toHaveLength(1);
  expect(count('createTopUp')).toBe(3);
});

test('behavior: reports the error after the last retry, and a later retry sends the same key', async () => {
  const { openPage, adapter, sentKeys } = topUpWorld();
  const errors = Array.from({ length: 4 }, networkError);
  const page = await openPage({}, failTopUps(adapter, errors));
  await act(page.submit);
  await waitFor(() => expect(page.result.current.topUp.error?.code).toBe('network_error'));
  expect(page.status()).toBe('submitting');
  act(() => page.result.current.topUp.reset());
  expect(page.status()).toBe('submitting');
  await act(() => page.result.current.topUp.retry());
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(page.result.current.topUp.error).toBeNull();
  expect(new Set(sentKeys()).size).toBe(1);
});

test('behavior: a submit after a lost response joins the attempt instead of paying again', async () => {
  const { openPage, adapter, sentKeys } = topUpWorld();
  const errors = Array.from({ length: 4 }, networkError);
  const page = await openPage({}, failTopUps(adapter, errors));
  await act(page.submit);
  await waitFor(() => expect(page.result.current.topUp.error).not.toBeNull());
  await act(async () => {
    await page.result.current.quote.refetch();
  });
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(new Set(sentKeys()).size).toBe(1);
});

test('behavior: polls without events until the top-up is final', async () => {
  const storage = mapStorage();
  const adapter = memoryAdapter({
    scenario: 'threeDSecure',
    capabilities: ['topUp', 'paymentMethods'],
  });
  const [wallet] = await adapter.listWallets();
  const [method] = (await adapter.listPaymentMethods?.()) ?? [];
  const quote = await adapter.createQuote?.({ walletId: wallet?.id ?? '', amount: hundred });
  const { result } = renderWalletHook(() => useTopUp(), { adapter, storage });
  await waitFor(() => expect(result.current.status).toBe('idle'));
  await waitFor(async () => {
    await act(() => result.current.submit({ quoteId: quote?.id ?? '', paymentMethodId: method?.id ?? '' }));
    expect(result.current.status).toBe('requiresAction');
  });
  adapter.confirmTopUp(result.current.topUp?.id ?? '', 'approve');
  await waitFor(() => expect(result.current.status).toBe('settled'), { timeout: 4000 });
});

test('behavior: a delayed payment shows when it is expected', async () => {
  const { openPage, adapter } = topUpWorld('delayed');
  const page = await openPage();
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('processing'));
  expect(page.result.current.topUp.topUp?.expectedAt).not.toBeNull();
  adapter.settleTopUp(page.result.current.topUp.topUp?.id ?? '');
  await waitFor(() => expect(page.status()).toBe('settled'));
});

test('behavior: a decline ends the attempt, and the next one has a new key', async () => {
  const { openPage, sentKeys } = topUpWorld('decline');
  const page = await openPage();
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('failed'));
  expect(page.result.current.topUp.topUp?.failure?.code).toBe('card_declined');
  const declined = page.result.current.topUp.topUp?.quoteId;
  await waitFor(() => expect(page.result.current.quote.data?.id ?? declined).not.toBe(declined));
  await act(page.submit);
  await waitFor(() => expect(page.result.current.topUp.topUp?.quoteId).not.toBe(declined));
  expect(new Set(sentKeys()).size).toBe(2);
});

test('behavior: an expired quote is refused and read again', async () => {
  const { openPage, adapter, sentKeys } = topUpWorld();
  const page = await openPage();
  const expired = page.result.current.quote.data?.id;
  adapter.advance(16 * 60_000);
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('failed'));
  expect(page.result.current.topUp.error?.code).toBe('quote_expired');
  await waitFor(() => expect(page.result.current.quote.data?.id ?? expired).not.toBe(expired));
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(page.result.current.topUp.error).toBeNull();
  expect(new Set(sentKeys()).size).toBe(2);
});

test('behavior: cancel', async () => {
  const { openPage } = topUpWorld('threeDSecure');
  const page = await openPage();
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('requiresAction'));
  await act(() => page.result.current.topUp.cancel());
  await waitFor(() => expect(page.status()).toBe('canceled'));
});

test('behavior: canceling a top-up that was paid in between reports an error', async () => {
  const { openPage, adapter } = topUpWorld('threeDSecure');
  const page = await openPage();
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('requiresAction'));
  adapter.confirmTopUp(page.result.current.topUp.topUp?.id ?? '', 'approve');
  await act(() => page.result.current.topUp.cancel());
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(page.result.current.topUp.error?.code).toBe('top_up_not_cancelable');
});

test('behavior: waits while offline and sends when online again', async () => {
  const { openPage, sentKeys } = topUpWorld();
  const page = await openPage();
  act(() => onlineManager.setOnline(false));
  let isDone = false;
  act(() => void page.submit().then(() => (isDone = true)));
  await waitFor(() => expect(page.status()).toBe('submitting'));
  expect(sentKeys()).toHaveLength(0);
  expect(isDone).toBe(false);
  act(() => onlineManager.setOnline(true));
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(sentKeys()).toHaveLength(1);
});

test('behavior: an attempt interrupted by a sign-out continues after signing in', async () => {
  const { openPage, adapter, sentKeys } = topUpWorld();
  const page = await openPage();
  adapter.failNext('session_expired', { operation: 'createTopUp' });
  await act(page.submit);
  await waitFor(() => expect(page.result.current.topUp.error?.code).toBe('session_expired'));
  expect(page.status()).toBe('submitting');
  await act(() => page.result.current.topUp.retry());
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(new Set(sentKeys()).size).toBe(1);
});

test('behavior: a rate limit ends the attempt, and its quote can be paid later with a new key', async () => {
  const { openPage, adapter, sentKeys } = topUpWorld();
  const page = await openPage({}, failTopUps(adapter, [rateLimited()], 'request'));
  const quoteId = page.result.current.quote.data?.id;
  await act(page.submit);
  expect(page.status()).toBe('failed');
  expect(page.result.current.topUp.error).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 600 });
  expect(page.result.current.quote.data?.id).toBe(quoteId);
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(sentKeys()).toHaveLength(1);
});
