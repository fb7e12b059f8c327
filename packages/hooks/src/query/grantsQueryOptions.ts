import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type DeferredQueryKey, deferredQueryOptions } from './deferredQueryOptions.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';

/** Key of a wallet’s unspent grants. */
export function grantsQueryKey(
  config: WalletConfig,
  { walletId }: WalletQueryParameters,
): DeferredQueryKey<'grants'> {
  return [config.key, 'grants', { walletId }];
}

/** Reads a wallet’s unspent grants, in the order in which they will be consumed. */
export function grantsQueryOptions(config: WalletConfig, parameters: WalletQueryParameters) {
  return deferredQueryOptions(grantsQueryKey(config, parameters), config);
}
