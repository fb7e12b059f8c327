'use client';
import type { Money, TopUpQuote, WalletError } from '@coffer/adapter';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { topUpQuoteQueryOptions } from '../query/topUpQuoteQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseTopUpQuoteParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** What is to be added; nothing is asked while there is none. */
  amount: Money | null | undefined;
  /**
   * Waits so long for another amount before asking, for a field that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
};

export type UseTopUpQuoteReturnType = UseQueryResult<TopUpQuote, WalletError>;

/** What a top-up costs and gives, reckoned by the server, kept fresh while it is shown. */
export function useTopUpQuote(parameters: UseTopUpQuoteParameters): UseTopUpQuoteReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  const { amount, debounceMs } = parameters;
  return useQuery(topUpQuoteQueryOptions(config, { walletId, amount: amount ?? undefined, debounceMs }));
}
