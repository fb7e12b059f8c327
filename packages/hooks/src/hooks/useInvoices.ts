'use client';
import type { Invoice, Page, WalletError } from '@coffer/adapter';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { invoicesInfiniteQueryOptions } from '../query/invoicesInfiniteQueryOptions.ts';
import { useCapabilityPages } from './useCapabilityPages.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseInvoicesParameters = {
  /** Invoices per page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

export type UseInvoicesReturnType = UseInfiniteQueryResult<
  InfiniteData<Page<Invoice>, string | null>,
  WalletError
>;

/** Reads the customer's invoices, newest first, page by page with `fetchNextPage`. Needs the capability `invoices`. */
export function useInvoices(parameters: UseInvoicesParameters = {}): UseInvoicesReturnType {
  return useCapabilityPages('invoices', invoicesInfiniteQueryOptions(useWalletConfig(), parameters));
}
