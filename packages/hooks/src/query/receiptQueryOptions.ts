import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type DeferredQueryKey, deferredQueryOptions } from './deferredQueryOptions.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';

export type ReceiptQueryParameters = WalletQueryParameters & {
  /** While undefined nothing is read. */
  entryId: string | undefined;
};

/** Key of what proves an entry. */
export function receiptQueryKey(
  config: WalletConfig,
  { walletId, entryId }: ReceiptQueryParameters,
): DeferredQueryKey<'receipt'> {
  return [config.key, 'receipt', { walletId, entryId }];
}

/** Reads what proves an entry: once, as neither ever changes. */
export function receiptQueryOptions(config: WalletConfig, parameters: ReceiptQueryParameters) {
  const staleTime = Number.POSITIVE_INFINITY;
  return deferredQueryOptions(receiptQueryKey(config, parameters), config, { staleTime });
}
