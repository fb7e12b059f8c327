import { httpAdapter, type WalletAdapter, walletScopes } from '@coffer/adapter';
import { type DodoClient, type DodoLedgerEntry, dodoAdapter } from '@coffer/adapter/dodo';
import { memoryAdapter } from '@coffer/adapter/memory';
import { createWalletHandler } from '@coffer/adapter/server';
import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createWalletConfig } from '../config/createWalletConfig.ts';
import { useBalance } from '../hooks/useBalance.ts';
import { useConnectionStatus } from '../hooks/useConnectionStatus.ts';
import { useEntries } from '../hooks/useEntries.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';

afterEach(() => {
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
});

const intervals = (count: number) => act(() => new Promise((resolve) => setTimeout(resolve, count * 50)));

async function openPage(given: WalletAdapter, pollMs: number | false = 50) {
  const { adapter, count } = recordCalls(given);
  const config = createWalletConfig({ adapter, pollMs, storage: null });
  const page = renderWalletHook(
    () => ({ balance: useBalance(), entries: useEntries(), status: useConnectionStatus() }),
    { adapter, config },
  );
  await waitFor(() => expect(page.result.current.entries.isSuccess).toBe(true));
  const amount = () => page.result.current.balance.data?.availableBalance.amount;
  const newest = () => page.result.current.entries.data?.pages[0]?.items[0]?.amount.amount;
  return { ...page, count, amount, newest, config };
}

/** A backend with balance and entries only, and a function that charges its wallet. */
async function plainBackend() {
  const adapter = memoryAdapter({ scenario: 'minimal' });
  const [wallet] = await adapter.listWallets();
  const charge = () =>
    adapter.post({
      walletId: wallet?.id ?? '',
      amount: { amount: -500, currency: 'USD' },
      source: 'usage',
    });
  return { adapter, charge };
}

test('default', () => {
  expect(createWalletConfig({ adapter: memoryAdapter() }).pollMs).toBe(15_000);
});

test('behavior: a charge appears within the interval without events', async () => {
  const { adapter, charge } = await plainBackend();
  const { amount, newest, result } = await openPage(adapter);
  expect(result.current.status).toBe('polling');
  charge();
  await waitFor(() => expect(amount()).toBe(124350));
  await waitFor(() => expect(newest()).toBe(-500));
});

test('behavior: reads only the balance while nothing changes', async () => {
  const { adapter } = await plainBackend();
  const { count } = await openPage(adapter);
  await waitFor(() => expect(count('getBalance')).toBeGreaterThan(3));
  expect([count('listEntries'), count('listWallets'), count('getSession')]).toEqual([1, 1, 1]);
});

test('behavior: pauses while the page is hidden or offline, and reads when it is shown again', async () => {
  const { adapter, charge } = await plainBackend();
  const { count, amount } = await openPage(adapter);
  act(() => focusManager.setFocused(false));
  await intervals(1);
  const before = count('getBalance');
  charge();
  await intervals(4);
  expect(count('getBalance')).toBe(before);
  act(() => focusManager.setFocused(true));
  await waitFor(() => expect(amount()).toBe(124350));
  act(() => onlineManager.setOnline(false));
  await intervals(1);
  const offline = count('getBalance');
  await intervals(3);
  expect(count('getBalance')).toBe(offline);
});

test('parameters: pollMs false does not poll', async () => {
  const { adapter } = await plainBackend();
  const { count, result } = await openPage(adapter, false);
  await intervals(4);
  expect(count('getBalance')).toBe(1);
  expect(result.current.status).toBe('online');
});

test('behavior: does not poll a backend with events', async () => {
  const { count } = await openPage(memoryAdapter());
  await intervals(4);
  expect(count('getBalance')).toBe(1);
});

test.each([403, 404])(
  'behavior: a server that refuses the event stream with status %i is polled',
  async (status) => {
    const memory = memoryAdapter();
    const [wallet] = await memory.listWallets();
    const handle = createWalletHandler({
      authenticate: () => ({ customerId: 'customer_acme', scopes: walletScopes }),
      adapter: () => memory,
      basePath: '/wallet',
    });
    const adapter = httpAdapter({
      baseUrl: `${location.origin}/wallet`,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        return request.url.includes('/events') ? new Response(null, { status }) : handle(request);
      },
    });
    const { amount, result, count, unmount } = await openPage(adapter);
    await waitFor(() => expect(result.current.status).toBe('polling'), { timeout: 20_000 });
    memory.post({
      walletId: wallet?.id ?? '',
      amount: { amount: -500, currency: 'USD' },
      source: 'usage',
    });
    await waitFor(() => expect(amount()).toBe(124350));
    expect(count('streamEvents')).toBe(1);
    unmount();
    const before = count('getBalance');
    await intervals(3);
    expect(count('getBalance')).toBe(before);
  },
);

test('behavior: a balance that could not be read again carries the error', async () => {
  const { adapter } = await plainBackend();
  const { result, amount } = await openPage(adapter);
  adapter.setOutage('service_unavailable');
  await waitFor(() => expect(result.current.balance.error?.code).toBe('service_unavailable'));
  expect(amount()).toBe(124850);
  adapter.setOutage(null);
  await waitFor(() => expect(result.current.balance.error).toBeNull());
});

test('behavior: waits as long as the server asks', async () => {
  const { adapter } = await plainBackend();
  const { result, count } = await openPage(adapter);
  adapter.failNext('rate_limited', { operation: 'getBalance', retryAfterSeconds: 90 });
  await waitFor(() => expect(result.current.balance.error?.code).toBe('rate_limited'));
  const before = count('getBalance');
  await intervals(4);
  expect(count('getBalance')).toBe(before);
});

/** A client of the vendor with one wallet in memory. */
function dodoClient() {
  const entries: DodoLedgerEntry[] = [];
  const balance = () => entries[0]?.after_balance ?? 1000;
  const created_at = '2026-01-01T00:00:00Z';
  const client: DodoClient = {
    customers: {
      retrieve: async () => ({ name: 'Acme' }),
      wallets: {
        list: async (customer_id) => ({
          items: [{ customer_id, currency: 'USD', balance: balance(), created_at }],
        }),
        ledgerEntries: {
          list: async () => ({ items: entries }),
          create: async (_customerId, { amount, currency, entry_type }) => {
            const is_credit = entry_type === 'credit';
            const before_balance = balance();
            const after_balance = before_balance + (is_credit ? amount : -amount);
            const id = `entry_${entries.length}`;
            const written = { id, currency, amount, is_credit, before_balance, after_balance };
            entries.unshift({ ...written, event_type: 'manual', created_at: new Date().toISOString() });
          },
        },
      },
    },
  };
  return client;
}

test('behavior: a charge at Dodo Payments appears within the interval', async () => {
  const adapter = dodoAdapter({ client: dodoClient(), customerId: 'cus_1', merchant: { name: 'Nimbus' } });
  const { amount, newest } = await openPage(adapter);
  expect(amount()).toBe(1000);
  await adapter.post(
    { walletId: 'cus_1:USD', amount: { amount: -300, currency: 'USD' } },
    { idempotencyKey: 'charge_1' },
  );
  await waitFor(() => expect(amount()).toBe(700));
  await waitFor(() => expect(newest()).toBe(-300));
});

test('behavior: a refetchInterval in the host’s defaults polls nothing', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const queryClient = new QueryClient({ defaultOptions: { queries: { refetchInterval: 20 } } });
  const { result } = renderWalletHook(() => ({ balance: useBalance(), entries: useEntries() }), {
    adapter,
    queryClient,
  });
  await waitFor(() => expect(result.current.entries.isSuccess).toBe(true));
  await intervals(3);
  for (const name of ['getSession', 'listWallets', 'getBalance', 'listEntries'] as const) {
    expect([name, count(name)]).toEqual([name, 1]);
  }
});
