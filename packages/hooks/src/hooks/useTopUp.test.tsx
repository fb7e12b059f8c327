import type { WalletError } from '@coffer/adapter';
import { type MemoryScenario, memoryAdapter } from '@coffer/adapter/memory';
import { onlineManager } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { WalletStorage } from '../config/WalletStorage.ts';
import { mapStorage } from '../testing/mapStorage.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useBalance } from './useBalance.ts';
import { useEntries } from './useEntries.ts';
import { usePaymentMethods } from './usePaymentMethods.ts';
import { type UseTopUpParameters, useTopUp } from './useTopUp.ts';
import { useTopUpQuote } from './useTopUpQuote.ts';

afterEach(() => onlineManager.setOnline(true));

const hundred = { amount: 10000, currency: 'USD' };

/** A backend, a browser's storage, and as many pages on them as a test opens. */
function world(scenario: MemoryScenario = 'default') {
  const storage = mapStorage();
  const recorded = recordCalls(memoryAdapter({ scenario }));
  const sentKeys = () =>
    recorded.calls.flatMap(({ name, arguments: [, options] }) =>
      name === 'createTopUp' && typeof options === 'object' && options && 'idempotencyKey' in options
        ? [options.idempotencyKey]
        : [],
    );
  async function openPage(
    parameters: UseTopUpParameters = {},
    adapter = recorded.adapter,
    seenStorage: WalletStorage = storage,
  ) {
    const page = renderWalletHook(
      () => ({
        balance: useBalance(),
        entries: useEntries(),
        methods: usePaymentMethods(),
        quote: useTopUpQuote({ amount: hundred }),
        topUp: useTopUp(parameters),
      }),
      { adapter, storage: seenStorage },
    );
    await waitFor(() => expect(page.result.current.quote.isSuccess).toBe(true));
    await waitFor(() => expect(page.result.current.methods.isSuccess).toBe(true));
    await waitFor(() => expect(page.result.current.entries.isSuccess).toBe(true));
    const submit = () => {
      const { quote, methods, topUp } = page.result.current;
      return topUp.submit({
        quoteId: quote.data?.id ?? '',
        paymentMethodId: methods.data?.[0]?.id ?? '',
      });
    };
    return { ...page, submit, status: () => page.result.current.topUp.status };
  }
  return { ...recorded, storage, sentKeys, openPage };
}

/** A request whose answer was lost, as often as asked, and may be repeated at once. */
function losing(
  adapter: ReturnType<typeof memoryAdapter>,
  errors: WalletError[],
  at: 'request' | 'answer' = 'answer',
) {
  return new Proxy(adapter, {
    get(target, name, receiver) {
      if (name !== 'createTopUp') return Reflect.get(target, name, receiver);
      return async (...parameters: Parameters<NonNullable<typeof adapter.createTopUp>>) => {
        if (at === 'request' && errors.length > 0) throw errors.shift();
        const topUp = await adapter.createTopUp?.(...parameters);
        if (errors.length > 0) throw errors.shift();
        return topUp;
      };
    },
  });
}

async function networkError() {
  const { WalletError } = await import('@coffer/adapter');
  return new WalletError('network_error', 'The connection broke.', { retryAfterSeconds: 0 });
}

test('default', async () => {
  const { openPage, adapter } = world();
  const onSettled = vi.fn();
  const page = await openPage({ onSettled });
  expect(page.status()).toBe('idle');
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(page.result.current.topUp.topUp).toMatchObject({ status: 'settled', amount: hundred });
  expect(page.result.current.topUp.error).toBeNull();
  expect(onSettled).toHaveBeenCalledOnce();
  await waitFor(() => expect(page.result.current.balance.data?.availableBalance.amount).toBe(135350));
  await waitFor(() => expect(page.result.current.entries.data?.pages[0]?.items[1]?.amount).toEqual(hundred));
  expect(adapter.listWallets).toBeTypeOf('function');
  act(() => page.result.current.topUp.reset());
  await waitFor(() => expect(page.status()).toBe('idle'));
});

test('parameters: returnUrl', async () => {
  const { openPage, calls } = world('threeDSecure');
  const page = await openPage({ returnUrl: 'https://shop.example/wallet' });
  await act(page.submit);
  const sent = calls.find(({ name }) => name === 'createTopUp');
  expect(sent?.arguments[0]).toMatchObject({ returnUrl: 'https://shop.example/wallet' });
});

test('behavior: a double click pays once', async () => {
  const { openPage, sentKeys } = world();
  const page = await openPage();
  await act(async () => {
    await Promise.all([page.submit(), page.submit(), page.submit()]);
  });
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(sentKeys()).toHaveLength(1);
});

test('behavior: a double click pays once also where pages have no locks, as without https', async () => {
  const { openPage, sentKeys } = world();
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'locks'));
  const page = await openPage();
  await act(async () => {
    await Promise.all([page.submit(), page.submit()]);
  });
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(sentKeys()).toHaveLength(1);
});

test('behavior: the key is kept before it is sent', async () => {
  const { openPage, adapter, storage } = world();
  const create = adapter.createTopUp;
  let keptAtSend: string[] = [];
  let sentKey = '';
  const watching = new Proxy(adapter, {
    get(target, name, receiver) {
      if (name !== 'createTopUp') return Reflect.get(target, name, receiver);
      return (...parameters: Parameters<NonNullable<typeof create>>) => {
        keptAtSend = [...storage.items.values()];
        sentKey = parameters[1].idempotencyKey;
        return adapter.createTopUp?.(...parameters);
      };
    },
  });
  const page = await openPage({}, watching);
  await act(page.submit);
  expect(keptAtSend.join()).toContain(sentKey);
});

test('behavior: a lost answer is asked for again with the same key', async () => {
  const { openPage, adapter, sentKeys, count } = world();
  const page = await openPage({}, losing(adapter, [await networkError(), await networkError()]));
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(sentKeys()).toHaveLength(3);
  expect(new Set(sentKeys()).size).toBe(1);
  const { items } = await adapter.listEntries({ walletId: page.result.current.balance.data?.walletId ?? '' });
  expect(items.filter(({ source, amount }) => source === 'topUp' && amount.amount === 10000)).toHaveLength(1);
  expect(count('createTopUp')).toBe(3);
});

test('behavior: given up, it says so and retries with the same key only', async () => {
  const { openPage, adapter, sentKeys } = world();
  const errors = await Promise.all(Array.from({ length: 4 }, networkError));
  const page = await openPage({}, losing(adapter, errors));
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

test('behavior: a submit after a lost answer joins the attempt instead of paying again', async () => {
  const { openPage, adapter, sentKeys } = world();
  const errors = await Promise.all(Array.from({ length: 4 }, networkError));
  const page = await openPage({}, losing(adapter, errors));
  await act(page.submit);
  await waitFor(() => expect(page.result.current.topUp.error).not.toBeNull());
  await act(async () => {
    await page.result.current.quote.refetch();
  });
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(new Set(sentKeys()).size).toBe(1);
});

test('behavior: a reload before the answer sends again with the same key', async () => {
  const { openPage, adapter, sentKeys } = world();
  const errors = await Promise.all(Array.from({ length: 4 }, networkError));
  const before = await openPage({}, losing(adapter, errors));
  await act(before.submit);
  await waitFor(() => expect(before.result.current.topUp.error).not.toBeNull());
  before.unmount();

  const onSettled = vi.fn();
  const after = await openPage({ onSettled });
  await waitFor(() => expect(after.status()).toBe('settled'));
  expect(onSettled).toHaveBeenCalledOnce();
  expect(new Set(sentKeys()).size).toBe(1);
});

test('behavior: a reload after the answer reads where it stands', async () => {
  const { openPage, adapter, sentKeys } = world('threeDSecure');
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

test('behavior: a reload after the end starts anew', async () => {
  const { openPage, sentKeys } = world();
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

test('behavior: without events it polls until it is final', async () => {
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
  const { openPage, adapter } = world('delayed');
  const page = await openPage();
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('processing'));
  expect(page.result.current.topUp.topUp?.expectedAt).not.toBeNull();
  adapter.settleTopUp(page.result.current.topUp.topUp?.id ?? '');
  await waitFor(() => expect(page.status()).toBe('settled'));
});

test('behavior: a decline ends the attempt, and the next one has a key of its own', async () => {
  const { openPage, sentKeys } = world('decline');
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

test('behavior: an expired quote is refused, and quoted again', async () => {
  const { openPage, adapter, sentKeys } = world();
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
  const { openPage } = world('threeDSecure');
  const page = await openPage();
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('requiresAction'));
  await act(() => page.result.current.topUp.cancel());
  await waitFor(() => expect(page.status()).toBe('canceled'));
});

test('behavior: cancelling what was paid in between says so', async () => {
  const { openPage, adapter } = world('threeDSecure');
  const page = await openPage();
  await act(page.submit);
  await waitFor(() => expect(page.status()).toBe('requiresAction'));
  adapter.confirmTopUp(page.result.current.topUp.topUp?.id ?? '', 'approve');
  await act(() => page.result.current.topUp.cancel());
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(page.result.current.topUp.error?.code).toBe('top_up_not_cancelable');
});

test('behavior: offline it waits, and sends once back', async () => {
  const { openPage, sentKeys } = world();
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

test('behavior: signed out in the middle, the attempt goes on after signing in', async () => {
  const { openPage, adapter, sentKeys } = world();
  const page = await openPage();
  adapter.failNext('session_expired', { operation: 'createTopUp' });
  await act(page.submit);
  await waitFor(() => expect(page.result.current.topUp.error?.code).toBe('session_expired'));
  expect(page.status()).toBe('submitting');
  await act(() => page.result.current.topUp.retry());
  await waitFor(() => expect(page.status()).toBe('settled'));
  expect(new Set(sentKeys()).size).toBe(1);
});

test('behavior: two tabs that submit at once pay once', async () => {
  const { openPage, sentKeys, adapter } = world();
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
  const { openPage, sentKeys, storage, adapter } = world();
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

test('behavior: a submit joins the attempt that another tab has under way', async () => {
  const { openPage, sentKeys } = world('threeDSecure');
  const one = await openPage();
  const other = await openPage();
  await act(one.submit);
  await waitFor(() => expect(one.status()).toBe('requiresAction'));
  await act(other.submit);
  await waitFor(() => expect(other.status()).toBe('requiresAction'));
  expect(other.result.current.topUp.topUp?.id).toBe(one.result.current.topUp.topUp?.id);
  expect(sentKeys()).toHaveLength(1);
});

test('behavior: what is kept of a backend that forgot it is let go', async () => {
  const { openPage, storage } = world('threeDSecure');
  const before = await openPage();
  await act(before.submit);
  before.unmount();
  const forgetful = world();
  for (const [key, value] of storage.items) forgetful.storage.items.set(key, value);
  const after = await forgetful.openPage();
  await waitFor(() => expect(after.status()).toBe('idle'));
});

test('behavior: storage that is blocked or holds nonsense does not matter', async () => {
  const { adapter, sentKeys } = world();
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
