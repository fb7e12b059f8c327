import type {
  AutoTopUp,
  AutoTopUpSettings,
  Entry,
  GrantPage,
  Invoice,
  Money,
  Page,
  TopUp,
  WalletAdapter,
  WalletBalance,
  WalletError,
  WalletForecast,
} from '@coffer/adapter';
import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { expectTypeOf, test } from 'vitest';
import {
  balanceQueryKey,
  balanceQueryOptions,
  createWalletConfig,
  entriesInfiniteQueryOptions,
  grantsInfiniteQueryOptions,
  type LowBalanceSeverity,
  type MoneyInputProblem,
  useAddPaymentMethod,
  useAnalytics,
  useAutoTopUpPreview,
  useBalance,
  useCapability,
  useEntries,
  useExportEntries,
  useForecast,
  useInvoices,
  useLowBalance,
  useMoneyInput,
  usePayInvoice,
  usePermission,
  useSaveAutoTopUp,
  useSwitchOffAutoTopUp,
  useTopUp,
  useTopUpQuote,
  useWalletId,
} from './index.ts';

declare const adapter: WalletAdapter;
const config = createWalletConfig({ adapter });
const queryClient = new QueryClient();

test('query hooks return data and WalletError', () => {
  expectTypeOf(useBalance().data).toEqualTypeOf<WalletBalance | undefined>();
  expectTypeOf(useBalance().error).toEqualTypeOf<WalletError | null>();
  expectTypeOf(useEntries().data).toEqualTypeOf<InfiniteData<Page<Entry>, string | null> | undefined>();
  expectTypeOf(useEntries().error).toEqualTypeOf<WalletError | null>();
  expectTypeOf(useWalletId()).toEqualTypeOf<string | undefined>();
});

test('query: select sets the type of the data', () => {
  const sequence = useBalance({ query: { select: (balance) => balance.sequence } });
  expectTypeOf(sequence.data).toEqualTypeOf<number | undefined>();
  expectTypeOf(sequence.error).toEqualTypeOf<WalletError | null>();
  const ids = useEntries({
    query: { select: ({ pages }) => pages.flatMap(({ items }) => items.map(({ id }) => id)) },
  });
  expectTypeOf(ids.data).toEqualTypeOf<string[] | undefined>();
  const sources = useForecast({ query: { select: ({ basisDays }) => basisDays } });
  expectTypeOf(sources.data).toEqualTypeOf<number | undefined>();
  const count = useInvoices({ query: { select: ({ pages }) => pages.length } });
  expectTypeOf(count.data).toEqualTypeOf<number | undefined>();
});

test('query: other options leave the type of the data', () => {
  const polled = useBalance({ query: { refetchInterval: 10_000, staleTime: 0, enabled: false } });
  expectTypeOf(polled.data).toEqualTypeOf<WalletBalance | undefined>();
  const poll = (balance: WalletBalance | undefined) => (balance ? 10_000 : false);
  useBalance({ query: { refetchInterval: ({ state }) => poll(state.data) } });
  // @ts-expect-error the hook sets the key
  useBalance({ query: { queryKey: ['mine'] } });
  // @ts-expect-error the hook sets the cursors
  useEntries({ query: { initialPageParam: 'cursor' } });
  // @ts-expect-error not an option of TanStack Query
  useBalance({ query: { polling: true } });
});

test('isSuccess narrows the data', () => {
  const balance = useBalance();
  if (balance.isSuccess) expectTypeOf(balance.data).toEqualTypeOf<WalletBalance>();
});

test('query options type the data in the host’s QueryClient', () => {
  const options = balanceQueryOptions(config, { walletId: 'w' });
  expectTypeOf(queryClient.getQueryData(options.queryKey)).toEqualTypeOf<WalletBalance | undefined>();
  expectTypeOf(balanceQueryKey(config, { walletId: undefined })).toEqualTypeOf<
    readonly [string, 'balance', { readonly walletId: string | undefined }]
  >();
  entriesInfiniteQueryOptions(config, { walletId: 'w', filter: { type: ['credit'] } });
  // @ts-expect-error not an entry type
  entriesInfiniteQueryOptions(config, { walletId: 'w', filter: { type: ['gift'] } });
});

test('amounts are Money, and a quote needs an amount', () => {
  useTopUpQuote({ amount: { amount: 100, currency: 'USD' } });
  useTopUpQuote({ amount: null });
  // @ts-expect-error an amount needs its currency
  useTopUpQuote({ amount: 100 });
  // @ts-expect-error required, because a query without it never reads
  useTopUpQuote({});
});

test('useTopUp is one union', () => {
  const topUp = useTopUp({ onTopUpSettled: (settled) => expectTypeOf(settled).toEqualTypeOf<TopUp>() });
  expectTypeOf(topUp.status).toEqualTypeOf<
    'idle' | 'submitting' | 'requiresAction' | 'processing' | 'settled' | 'failed' | 'canceled' | 'expired'
  >();
  expectTypeOf(topUp.error).toEqualTypeOf<WalletError | null>();
  expectTypeOf(topUp.submit).parameter(0).toEqualTypeOf<{ quoteId: string; paymentMethodId: string }>();
});

test('useMoneyInput', () => {
  const field = useMoneyInput({ currency: 'USD' });
  expectTypeOf(field.value).toEqualTypeOf<Money | null>();
  expectTypeOf(field.problem).toEqualTypeOf<MoneyInputProblem | null>();
});

test('mutations', () => {
  expectTypeOf(useAddPaymentMethod().error).toEqualTypeOf<WalletError | null>();
  expectTypeOf(useAddPaymentMethod().mutate).parameter(0).toEqualTypeOf<{ token: string }>();
});

test('hooks of optional features', () => {
  expectTypeOf(useForecast().data).toEqualTypeOf<WalletForecast | undefined>();
  expectTypeOf(useInvoices().data).toEqualTypeOf<InfiniteData<Page<Invoice>, string | null> | undefined>();
  const options = grantsInfiniteQueryOptions(config, { walletId: 'w', order: 'expiry' });
  expectTypeOf(queryClient.getQueryData(options.queryKey)).toEqualTypeOf<
    InfiniteData<GrantPage> | undefined
  >();
  // @ts-expect-error not an order
  grantsInfiniteQueryOptions(config, { walletId: 'w', order: 'newest' });
  expectTypeOf(useExportEntries().download).returns.toEqualTypeOf<Promise<Blob>>();
  useAutoTopUpPreview({ settings: null });
  // @ts-expect-error required, because a query without it never reads
  useAutoTopUpPreview({});
  // @ts-expect-error `from` and `to` are required
  useAnalytics({});
});

test('capabilities, scopes and severities are unions', () => {
  expectTypeOf(useCapability('export')).toEqualTypeOf<boolean>();
  expectTypeOf(usePermission('manage')).toEqualTypeOf<boolean>();
  expectTypeOf(useLowBalance().severity).toEqualTypeOf<LowBalanceSeverity>();
  // @ts-expect-error not a capability
  useCapability('refunds');
  // @ts-expect-error not a scope
  usePermission('admin');
});

test('a save names its version, and a conflict has both versions', () => {
  const save = useSaveAutoTopUp();
  expectTypeOf(save.mutate).parameter(0).toEqualTypeOf<{ settings: AutoTopUpSettings; version: number }>();
  expectTypeOf(save.conflict?.yours.settings).toEqualTypeOf<AutoTopUpSettings | undefined>();
  expectTypeOf(save.conflict?.theirs).toEqualTypeOf<AutoTopUp | undefined>();
  if (save.isSuccess) expectTypeOf(save.data).toEqualTypeOf<AutoTopUp>();
  useSwitchOffAutoTopUp().mutate();
  usePayInvoice().mutate({ invoiceId: 'i' });
});
