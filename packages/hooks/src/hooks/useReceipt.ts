'use client';
import type { Receipt, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { type receiptQueryKey, receiptQueryOptions } from '../query/receiptQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import type { WalletQueryOptions } from './useWalletQuery.ts';

export type UseReceiptParameters<Selected = Receipt> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** While undefined nothing is read. */
  entryId: string | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletQueryOptions<Receipt, ReturnType<typeof receiptQueryKey>, Selected> | undefined;
};

export type UseReceiptReturnType<Selected = Receipt> = UseQueryResult<Selected, WalletError>;

/** Reads an entry's receipt. Show the server's figures as they are. Needs the capability `receipts`. */
export function useReceipt<Selected = Receipt>(
  parameters: UseReceiptParameters<Selected>,
): UseReceiptReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery(
    'receipts',
    receiptQueryOptions(config, { walletId, entryId: parameters.entryId }),
    parameters.query,
  );
}
