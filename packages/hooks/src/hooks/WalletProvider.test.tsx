import { memoryAdapter } from '@coffer/adapter/memory';
import { dehydrate, HydrationBoundary, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, renderHook, waitFor } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { createWalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { prefetchWallet } from '../query/prefetchWallet.ts';
import { mapStorage } from '../testing/mapStorage.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useBalance } from './useBalance.ts';
import { useEntries } from './useEntries.ts';
import { useFormatDate } from './useFormatDate.ts';
import { useFormatMoney } from './useFormatMoney.ts';
import { usePaymentMethods } from './usePaymentMethods.ts';
import { useTopUp } from './useTopUp.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletLocale } from './useWalletLocale.ts';
import { useWalletSession } from './useWalletSession.ts';
import { WalletProvider } from './WalletProvider.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const renders = { balance: 0, methods: 0, host: 0 };

function Balance() {
  renders.balance++;
  const { data } = useBalance();
  const { format } = useFormatMoney();
  const { dateTime } = useFormatDate();
  return data ? (
    <p>
      {format(data.availableBalance)} at {dateTime(data.asOf)}
    </p>
  ) : (
    <p>…</p>
  );
}

function Methods() {
  renders.methods++;
  return <p>{usePaymentMethods().data?.length}</p>;
}

function Host({ children }: { children?: ReactNode }) {
  renders.host++;
  return <main>{children}</main>;
}

test('default', () => {
  const { result } = renderWalletHook(() => useWalletLocale(), { adapter: memoryAdapter() });
  expect(result.current).toMatchObject({
    locale: 'en-US',
    timeZone: 'UTC',
    direction: 'ltr',
    currencyDisplay: 'symbol',
  });
  expect(result.current.now()).toBeInstanceOf(Date);
});

test('parameters: locale', () => {
  for (const [locale, direction] of [
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['fa-IR', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['de', 'ltr'],
    ['arn', 'ltr'],
  ]) {
    const { result } = renderWalletHook(() => useWalletLocale(), {
      adapter: memoryAdapter(),
      provider: { locale: locale ?? '' },
    });
    expect(result.current).toMatchObject({ locale, direction });
  }
});

test('behavior: a hook outside of the provider throws an error that says what to do', () => {
  vi.spyOn(console, 'error').mockReturnValue();
  expect(() => renderHook(() => useWalletConfig())).toThrow('<WalletProvider config=');
  expect(() => renderHook(() => useWalletLocale())).toThrow('<WalletProvider config=');
});

test('behavior: a missing QueryClientProvider throws an error that names what to add', () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const config = createWalletConfig({ adapter: memoryAdapter() });
  expect(() => render(<WalletProvider config={config} />)).toThrow(
    /^<WalletProvider> found no QueryClient.*<QueryClientProvider client={queryClient}>.*npm ls @tanstack\/react-query/s,
  );
});

test('behavior: stores data in the host’s QueryClient', async () => {
  const queryClient = new QueryClient();
  const { result, config } = renderWalletHook(() => useBalance(), { adapter: memoryAdapter(), queryClient });
  await waitFor(() => expect(result.current.data).toBeDefined());
  expect(queryClient.getQueryData(balanceQueryKey(config, result.current.data ?? { walletId: '' }))).toBe(
    result.current.data,
  );
});

test('behavior: a balance event re-renders only components that show the balance', async () => {
  const adapter = memoryAdapter();
  const config = createWalletConfig({ adapter, storage: null });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WalletProvider config={config}>
        <Host>
          <Balance />
          <Methods />
        </Host>
      </WalletProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(document.body.textContent).toContain('$1,248.50'));
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  const before = { ...renders };
  const [wallet] = await adapter.listWallets();
  adapter.hold({ walletId: wallet?.id ?? '', amount: { amount: 100, currency: 'USD' } });
  await waitFor(() => expect(document.body.textContent).toContain('$1,247.50'));
  expect(renders).toEqual({ ...before, balance: before.balance + 1 });
});

test('behavior: widgets share requests and one stream', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const config = createWalletConfig({ adapter, storage: mapStorage() });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WalletProvider config={config}>
        <Widget />
        <Widget />
        <Balance />
      </WalletProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(document.body.textContent).toContain('$1,248.50'));
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (const name of ['getSession', 'listWallets', 'getBalance', 'listEntries', 'streamEvents'] as const) {
    expect([name, count(name)]).toEqual([name, 1]);
  }
});

test('behavior: opens one stream when strict mode mounts twice', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const config = createWalletConfig({ adapter, storage: null });
  const { unmount } = render(
    <StrictMode>
      <QueryClientProvider client={new QueryClient()}>
        <WalletProvider config={config} />
      </QueryClientProvider>
    </StrictMode>,
  );
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  expect(count('streamEvents')).toBe(1);
  unmount();
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('idle'));
});

test('behavior: hydrates server-rendered HTML without warnings and reads nothing again', async () => {
  const server = memoryAdapter();
  const serverClient = new QueryClient();
  await prefetchWallet(
    serverClient,
    createWalletConfig({ adapter: server, customerId: 'cus_1', storage: null }),
  );
  const state = dehydrate(serverClient);
  const { adapter, count } = recordCalls(memoryAdapter());
  const page = (client: QueryClient) => (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>
        <WalletProvider
          config={createWalletConfig({ adapter, customerId: 'cus_1' })}
          locale="de-DE"
          timeZone="Asia/Tokyo"
        >
          <Balance />
          <TopUp />
        </WalletProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  );
  const container = document.createElement('div');
  container.innerHTML = renderToString(page(new QueryClient()));
  expect(container.textContent).toContain('1.248,50');
  expect(count('getBalance')).toBe(0);

  const errors = vi.spyOn(console, 'error');
  const root = await act(async () => hydrateRoot(container, page(new QueryClient())));
  await waitFor(() => expect(count('streamEvents')).toBe(1));
  expect(errors).not.toHaveBeenCalled();
  for (const name of ['getSession', 'listWallets', 'getBalance'] as const) {
    expect([name, count(name)]).toEqual([name, 0]);
  }
  act(() => root.unmount());
});

function Widget() {
  const { data } = useBalance();
  useEntries();
  useTopUp();
  useWalletSession();
  return <p>{data?.walletId}</p>;
}

function TopUp() {
  return <p>{useTopUp().status}</p>;
}
