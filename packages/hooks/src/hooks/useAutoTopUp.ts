'use client';
import type { AutoTopUp, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { autoTopUpQueryOptions } from '../query/autoTopUpQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseAutoTopUpParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseAutoTopUpReturnType = UseQueryResult<AutoTopUp, WalletError>;

/** Reads a wallet's auto top-up: its settings, its status and its latest attempts. Needs the capability `autoTopUp`. */
export function useAutoTopUp(parameters: UseAutoTopUpParameters = {}): UseAutoTopUpReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery('autoTopUp', autoTopUpQueryOptions(config, { walletId }));
}
