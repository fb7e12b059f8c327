import type { Invoice, Page, WalletError } from '@coffer/adapter';
import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { capabilityMissing } from './capabilityMissing.ts';
import { walletQueryDefaults } from './walletQueryOptions.ts';

export type InvoicesInfiniteQueryParameters = {
  /** Invoices a page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

/** Key of the customer's invoices. */
export function invoicesInfiniteQueryKey(
  config: WalletConfig,
  { limit = 25 }: InvoicesInfiniteQueryParameters = {},
) {
  return [config.key, 'invoices', { limit }] as const;
}

/** Reads the customer's invoices, newest first, page by page. */
export function invoicesInfiniteQueryOptions(
  config: WalletConfig,
  parameters: InvoicesInfiniteQueryParameters = {},
) {
  const { limit = 25 } = parameters;
  return infiniteQueryOptions<
    Page<Invoice>,
    WalletError,
    InfiniteData<Page<Invoice>, string | null>,
    ReturnType<typeof invoicesInfiniteQueryKey>,
    string | null
  >({
    ...walletQueryDefaults,
    queryKey: invoicesInfiniteQueryKey(config, parameters),
    queryFn: async ({ pageParam, signal }) =>
      config.adapter.listInvoices?.(
        { limit, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ) ?? capabilityMissing('invoices'),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
