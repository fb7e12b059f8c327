'use client';
import type { Receipt, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { receiptQueryOptions } from '../query/receiptQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseReceiptParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Nothing is read while there is none. */
  entryId: string | undefined;
};

export type UseReceiptReturnType = UseQueryResult<Receipt, WalletError>;

/** What proves an entry: the server’s figures, to be shown as they are. Capability `receipts`. */
export function useReceipt(parameters: UseReceiptParameters): UseReceiptReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery(
    'receipts',
    receiptQueryOptions(config, { walletId, entryId: parameters.entryId }),
  );
}
