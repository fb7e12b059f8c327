'use client';
import type { Invoice, Page, WalletError } from '@coffer/adapter';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import {
  type invoicesInfiniteQueryKey,
  invoicesInfiniteQueryOptions,
} from '../query/invoicesInfiniteQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useCapabilityPages, type WalletPages, type WalletPagesOptions } from './useWalletPages.ts';

export type UseInvoicesParameters<Selected = WalletPages<Page<Invoice>>> = {
  /** Invoices per page, 1 to 100. @default 25 */
  limit?: number | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?:
    | WalletPagesOptions<Page<Invoice>, ReturnType<typeof invoicesInfiniteQueryKey>, Selected>
    | undefined;
};

export type UseInvoicesReturnType<Selected = WalletPages<Page<Invoice>>> = UseInfiniteQueryResult<
  Selected,
  WalletError
>;

/** Reads the customer's invoices, newest first, page by page with `fetchNextPage`. Needs the capability `invoices`. */
export function useInvoices<Selected = WalletPages<Page<Invoice>>>(
  parameters: UseInvoicesParameters<Selected> = {},
): UseInvoicesReturnType<NoInfer<Selected>> {
  const { limit, query } = parameters;
  const options = invoicesInfiniteQueryOptions(useWalletConfig(), { limit });
  return useCapabilityPages('invoices', options, query);
}
