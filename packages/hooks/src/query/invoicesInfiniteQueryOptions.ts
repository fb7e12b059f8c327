import type { Invoice } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { pagesQueryOptions } from './pagesQueryOptions.ts';

export type InvoicesInfiniteQueryParameters = {
  /** Invoices per page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

/** Returns the key of the customer's invoices. */
export function invoicesInfiniteQueryKey(
  config: WalletConfig,
  { limit = 25 }: InvoicesInfiniteQueryParameters = {},
) {
  return [config.key, 'invoices', { limit }] as const;
}

/** Reads the customer's invoices, newest first, page by page. */
export function invoicesInfiniteQueryOptions(
  config: WalletConfig,
  parameters?: InvoicesInfiniteQueryParameters,
) {
  const queryKey = invoicesInfiniteQueryKey(config, parameters);
  return pagesQueryOptions<Invoice, typeof queryKey>(queryKey, (page, { signal }) =>
    config.adapter.listInvoices?.({ ...queryKey[2], ...page }, { signal }),
  );
}
