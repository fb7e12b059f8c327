import type { Receipt } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

export type ReceiptQueryParameters = WalletQueryParameters & {
  /** While undefined nothing is read. */
  entryId: string | undefined;
};

/** Key of what proves an entry. */
export function receiptQueryKey(config: WalletConfig, { walletId, entryId }: ReceiptQueryParameters) {
  return [config.key, 'receipt', { walletId, entryId }] as const;
}

/** Reads what proves an entry: once, as neither ever changes. */
export function receiptQueryOptions(config: WalletConfig, { walletId, entryId }: ReceiptQueryParameters) {
  return {
    ...walletQueryOptions<Receipt, ReturnType<typeof receiptQueryKey>>(
      receiptQueryKey(config, { walletId, entryId }),
      walletId !== undefined &&
        entryId !== undefined &&
        (({ signal }) => config.adapter.getReceipt?.({ walletId, entryId }, { signal })),
    ),
    staleTime: Number.POSITIVE_INFINITY,
  };
}
