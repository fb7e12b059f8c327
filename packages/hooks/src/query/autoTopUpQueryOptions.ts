import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type DeferredQueryKey, deferredQueryOptions } from './deferredQueryOptions.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';

/** Key of a wallet’s rule for refilling itself. */
export function autoTopUpQueryKey(
  config: WalletConfig,
  { walletId }: WalletQueryParameters,
): DeferredQueryKey<'autoTopUp'> {
  return [config.key, 'autoTopUp', { walletId }];
}

/** Reads a wallet’s rule for refilling itself, its state and its last attempts. */
export function autoTopUpQueryOptions(config: WalletConfig, parameters: WalletQueryParameters) {
  return deferredQueryOptions(autoTopUpQueryKey(config, parameters), config);
}
