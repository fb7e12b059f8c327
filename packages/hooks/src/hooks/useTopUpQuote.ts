'use client';
import type { Money, TopUpQuote, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { type topUpQuoteQueryKey, topUpQuoteQueryOptions } from '../query/topUpQuoteQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletQuery, type WalletQueryOptions } from './useWalletQuery.ts';

export type UseTopUpQuoteParameters<Selected = TopUpQuote> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Amount to add. While null or undefined nothing is read. */
  amount: Money | null | undefined;
  /**
   * Wait before reading, for a field that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletQueryOptions<TopUpQuote, ReturnType<typeof topUpQuoteQueryKey>, Selected> | undefined;
};

export type UseTopUpQuoteReturnType<Selected = TopUpQuote> = UseQueryResult<Selected, WalletError>;

/** Reads what a top-up costs and adds. The server calculates it; while it is on screen it is renewed before it expires. */
export function useTopUpQuote<Selected = TopUpQuote>(
  parameters: UseTopUpQuoteParameters<Selected>,
): UseTopUpQuoteReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  const { amount, debounceMs, query } = parameters;
  return useWalletQuery(
    topUpQuoteQueryOptions(config, { walletId, amount: amount ?? undefined, debounceMs }),
    query,
  );
}
