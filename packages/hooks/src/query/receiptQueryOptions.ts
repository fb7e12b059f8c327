import type { Receipt } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type WalletQueryParameters, walletQueryOptions } from './walletQueryOptions.ts';

export type ReceiptQueryParameters = WalletQueryParameters & {
  /** While undefined nothing is read. */
  entryId: string | undefined;
};

/** Returns the key of an entry's receipt. */
export function receiptQueryKey(config: WalletConfig, { walletId, entryId }: ReceiptQueryParameters) {
  return [config.key, 'receipt', { walletId, entryId }] as const;
}

/** Reads an entry's receipt once: a receipt never changes. */
export function receiptQueryOptions(config: WalletConfig, parameters: ReceiptQueryParameters) {
  const { walletId, entryId } = parameters;
  return walletQueryOptions<Receipt, ReturnType<typeof receiptQueryKey>>(
    receiptQueryKey(config, parameters),
    walletId !== undefined &&
      entryId !== undefined &&
      (({ signal }) => config.adapter.getReceipt?.({ walletId, entryId }, { signal })),
    { staleTime: Number.POSITIVE_INFINITY },
  );
}
