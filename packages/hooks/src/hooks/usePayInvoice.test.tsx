import { WalletError } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { WalletStorage } from '../config/WalletStorage.ts';
import { mapStorage } from '../testing/mapStorage.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useBalance } from './useBalance.ts';
import { useInvoices } from './useInvoices.ts';
import { usePayInvoice } from './usePayInvoice.ts';

/** Creates a backend with one open invoice of $42.00, and storage, on which a test can open any number of pages. */
function invoiceWorld() {
  const memory = memoryAdapter();
  const { id: invoiceId } = memory.openInvoice({
    currency: 'USD',
    lines: [{ description: 'Seats', quantity: 1, unitAmount: { amount: 4200, currency: 'USD' } }],
  });
  const lost: WalletError[] = [];
  const limits: (WalletError | null)[] = [];
  const recorded = recordCalls({
    ...memory,
    payInvoice: async (...parameters: Parameters<NonNullable<typeof memory.payInvoice>>) => {
      const limit = limits.shift();
      if (limit) throw limit;
      const paid = await memory.payInvoice?.(...parameters);
      const error = lost.shift();
      if (error || !paid) throw error;
      return paid;
    },
  });
  const loseResponses = (count: number) => {
    for (; count > 0; count--) lost.push(new WalletError('network_error', 'Lost.', { retryAfterSeconds: 0 }));
  };
  const storage = mapStorage();
  async function openPage(pageStorage: WalletStorage | null = storage) {
    const page = renderWalletHook(
      () => ({ balance: useBalance(), invoices: useInvoices(), pay: usePayInvoice() }),
      { adapter: recorded.adapter, storage: pageStorage },
    );
    await waitFor(() => expect(page.result.current.invoices.isSuccess).toBe(true));
    await waitFor(() => expect(page.result.current.balance.isSuccess).toBe(true));
    const invoice = () =>
      page.result.current.invoices.data?.pages[0]?.items.find(({ id }) => id === invoiceId);
    return { ...page, invoice };
  }
  const sent = () => recorded.calls.filter(({ name }) => name === 'payInvoice').map((call) => call.arguments);
  return { memory, storage, invoiceId, limits, loseResponses, openPage, sent };
}

test('default', async () => {
  const { openPage, invoiceId, sent } = invoiceWorld();
  const page = await openPage();
  expect(page.invoice()?.due.amount).toBe(4200);
  act(() => page.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(page.invoice()?.status).toBe('paid'));
  await waitFor(() => expect(page.result.current.balance.data?.balance.amount).toBe(139850 - 4200));
  expect(sent()).toHaveLength(1);
});

test('useInvoices parameters: limit', async () => {
  const { result } = renderWalletHook(() => useInvoices({ limit: 2 }), {
    adapter: memoryAdapter({ scenario: 'invoices' }),
  });
  await waitFor(() => expect(result.current.data?.pages[0]?.items).toHaveLength(2));
  await act(() => result.current.fetchNextPage());
  await waitFor(() => expect(result.current.data?.pages).toHaveLength(2));
});

test('behavior: a double click pays once', async () => {
  const { openPage, invoiceId, sent } = invoiceWorld();
  const page = await openPage();
  act(() => {
    page.result.current.pay.mutate({ invoiceId });
    page.result.current.pay.mutate({ invoiceId });
  });
  await waitFor(() => expect(page.invoice()?.status).toBe('paid'));
  expect(sent()).toHaveLength(1);
});

test('behavior: a request without a response is sent again with the same key', async () => {
  const { openPage, invoiceId, sent, loseResponses } = invoiceWorld();
  const page = await openPage();
  loseResponses(2);
  act(() => page.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(page.result.current.pay.isSuccess).toBe(true));
  expect(sent()).toHaveLength(3);
  expect(new Set(sent().map((call) => JSON.stringify(call))).size).toBe(1);
});

test('behavior: continues the attempt and its payment method after a reload', async () => {
  const { openPage, invoiceId, sent, loseResponses, storage } = invoiceWorld();
  const before = await openPage();
  loseResponses(4);
  act(() => before.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(before.result.current.pay.error?.code).toBe('network_error'));
  before.unmount();
  expect([...storage.items.keys()].some((key) => key.includes(invoiceId))).toBe(true);

  const after = await openPage();
  act(() => after.result.current.pay.mutate({ invoiceId, paymentMethodId: 'another' }));
  await waitFor(() => expect(after.result.current.pay.isSuccess).toBe(true));
  expect(new Set(sent().map((call) => JSON.stringify(call))).size).toBe(1);
  expect([...storage.items.keys()].some((key) => key.includes(invoiceId))).toBe(false);
});

test('behavior: without storage the attempt lasts as long as the page', async () => {
  const { openPage, invoiceId, sent, loseResponses } = invoiceWorld();
  const page = await openPage(null);
  loseResponses(4);
  act(() => page.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(page.result.current.pay.isError).toBe(true));
  act(() => page.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(page.result.current.pay.isSuccess).toBe(true));
  expect(new Set(sent().map((call) => JSON.stringify(call))).size).toBe(1);
});

test('behavior: two tabs pay once', async () => {
  const { openPage, invoiceId, sent } = invoiceWorld();
  const [one, other] = [await openPage(), await openPage()];
  act(() => {
    one.result.current.pay.mutate({ invoiceId });
    other.result.current.pay.mutate({ invoiceId });
  });
  await waitFor(() => expect(one.result.current.pay.isSuccess).toBe(true));
  await waitFor(() => expect(other.result.current.pay.isSuccess).toBe(true));
  expect(new Set(sent().map((call) => JSON.stringify(call))).size).toBe(1);
});

test('behavior: a refusal ends the attempt', async () => {
  const { openPage, memory, invoiceId, sent } = invoiceWorld();
  const page = await openPage();
  const walletId = page.result.current.balance.data?.walletId ?? '';
  memory.freeze(walletId);
  act(() => page.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(page.result.current.pay.isError).toBe(true));
  memory.freeze(walletId, false);
  act(() => page.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(page.invoice()?.status).toBe('paid'));
  expect(new Set(sent().map((call) => JSON.stringify(call))).size).toBe(2);
});

test('behavior: a rate limit ends the attempt, and the next one has its own payment method', async () => {
  const { openPage, invoiceId, sent, limits, storage } = invoiceWorld();
  const page = await openPage();
  limits.push(new WalletError('rate_limited', 'Too many.', { retryAfterSeconds: 600 }));
  act(() => page.result.current.pay.mutate({ invoiceId, paymentMethodId: 'first' }));
  await waitFor(() => expect(page.result.current.pay.error?.code).toBe('rate_limited'));
  expect(sent()).toHaveLength(1);
  expect([...storage.items.keys()].some((key) => key.includes(invoiceId))).toBe(false);
  act(() => page.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(page.result.current.pay.isSuccess).toBe(true));
  expect(sent()[1]).toMatchObject([{ invoiceId }, {}]);
  expect(sent()[1]?.[0]).not.toHaveProperty('paymentMethodId');
});

test('behavior: a rate limit after a lost response leaves the outcome unknown and keeps the key', async () => {
  const { openPage, invoiceId, sent, loseResponses, limits } = invoiceWorld();
  const before = await openPage();
  loseResponses(1);
  limits.push(null, new WalletError('rate_limited', 'Too many.', { retryAfterSeconds: 600 }));
  act(() => before.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(before.result.current.pay.error).not.toBeNull());
  expect(before.result.current.pay.error).toMatchObject({ code: 'network_error', retryAfterSeconds: 600 });
  before.unmount();

  // After a reload this page has sent nothing itself, but the earlier page has.
  const after = await openPage();
  limits.push(new WalletError('rate_limited', 'Too many.', { retryAfterSeconds: 600 }));
  act(() => after.result.current.pay.mutate({ invoiceId, paymentMethodId: 'another' }));
  await waitFor(() => expect(after.result.current.pay.error?.code).toBe('timeout'));
  expect(after.result.current.pay.error?.retryAfterSeconds).toBe(600);
  act(() => after.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(after.result.current.pay.isSuccess).toBe(true));
  expect(sent()).toHaveLength(4);
  expect(new Set(sent().map((call) => JSON.stringify(call))).size).toBe(1);
});

test('behavior: a rate limit in one tab does not end an attempt that another tab has sent', async () => {
  const { memory, openPage, invoiceId, sent, loseResponses, limits } = invoiceWorld();
  const [one, other] = [await openPage(), await openPage()];
  loseResponses(1);
  limits.push(null, ...Array.from({ length: 2 }, limited));
  act(() => {
    one.result.current.pay.mutate({ invoiceId });
    other.result.current.pay.mutate({ invoiceId });
  });
  await waitFor(() => expect(one.result.current.pay.isError && other.result.current.pay.isError).toBe(true));
  expect([one, other].map(({ result }) => result.current.pay.error?.code)).not.toContain('rate_limited');
  act(() => one.result.current.pay.mutate({ invoiceId }));
  await waitFor(() => expect(one.result.current.pay.isSuccess).toBe(true));
  expect(new Set(sent().map((call) => JSON.stringify(call))).size).toBe(1);
  expect((await memory.listInvoices?.({}))?.items[0]?.payments).toHaveLength(1);

  function limited() {
    return new WalletError('rate_limited', 'Too many.', { retryAfterSeconds: 600 });
  }
});
