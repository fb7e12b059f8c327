'use client';
import type { AutoTopUp, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { type autoTopUpQueryKey, autoTopUpQueryOptions } from '../query/autoTopUpQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import type { WalletQueryOptions } from './useWalletQuery.ts';

export type UseAutoTopUpParameters<Selected = AutoTopUp> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletQueryOptions<AutoTopUp, ReturnType<typeof autoTopUpQueryKey>, Selected> | undefined;
};

export type UseAutoTopUpReturnType<Selected = AutoTopUp> = UseQueryResult<Selected, WalletError>;

/** Reads a wallet's auto top-up: its settings, its status and its latest attempts. Needs the capability `autoTopUp`. */
export function useAutoTopUp<Selected = AutoTopUp>(
  parameters: UseAutoTopUpParameters<Selected> = {},
): UseAutoTopUpReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery('autoTopUp', autoTopUpQueryOptions(config, { walletId }), parameters.query);
}
