import type { Grant } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

/** Returns the key of a wallet's unspent grants. */
export function grantsQueryKey(config: WalletConfig, { walletId }: WalletQueryParameters) {
  return [config.key, 'grants', { walletId }] as const;
}

/** Reads a wallet's unspent grants, in the order in which debits consume them. */
export function grantsQueryOptions(config: WalletConfig, { walletId }: WalletQueryParameters) {
  return walletQueryOptions<Grant[], ReturnType<typeof grantsQueryKey>>(
    grantsQueryKey(config, { walletId }),
    walletId !== undefined && (({ signal }) => config.adapter.listGrants?.({ walletId }, { signal })),
  );
}
