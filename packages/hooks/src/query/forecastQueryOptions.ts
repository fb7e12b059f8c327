import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type DeferredQueryKey, deferredQueryOptions } from './deferredQueryOptions.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';

/** Key of how long a wallet’s balance should last. */
export function forecastQueryKey(
  config: WalletConfig,
  { walletId }: WalletQueryParameters,
): DeferredQueryKey<'forecast'> {
  return [config.key, 'forecast', { walletId }];
}

/** Reads how long a wallet’s balance should last. */
export function forecastQueryOptions(config: WalletConfig, parameters: WalletQueryParameters) {
  return deferredQueryOptions(forecastQueryKey(config, parameters), config);
}
