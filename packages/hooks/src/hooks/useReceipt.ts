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
  /** While undefined nothing is read. */
  entryId: string | undefined;
};

export type UseReceiptReturnType = UseQueryResult<Receipt, WalletError>;

/** Reads an entry's receipt. Show the server's figures as they are. Needs the capability `receipts`. */
export function useReceipt(parameters: UseReceiptParameters): UseReceiptReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery(
    'receipts',
    receiptQueryOptions(config, { walletId, entryId: parameters.entryId }),
  );
}
