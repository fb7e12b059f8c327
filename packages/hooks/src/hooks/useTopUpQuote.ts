'use client';
import type { Money, TopUpQuote, WalletError } from '@coffer/adapter';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { topUpQuoteQueryOptions } from '../query/topUpQuoteQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseTopUpQuoteParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Amount to add. While null or undefined nothing is read. */
  amount: Money | null | undefined;
  /**
   * Wait before reading, for a field that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
};

export type UseTopUpQuoteReturnType = UseQueryResult<TopUpQuote, WalletError>;

/** Reads what a top-up costs and adds. The server calculates it; while it is on screen it is renewed before it expires. */
export function useTopUpQuote(parameters: UseTopUpQuoteParameters): UseTopUpQuoteReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  const { amount, debounceMs } = parameters;
  return useQuery(topUpQuoteQueryOptions(config, { walletId, amount: amount ?? undefined, debounceMs }));
}
