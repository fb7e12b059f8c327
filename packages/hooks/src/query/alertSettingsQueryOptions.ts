import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type DeferredQueryKey, deferredQueryOptions } from './deferredQueryOptions.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';

/** Key of when the customer is told of a low balance. */
export function alertSettingsQueryKey(
  config: WalletConfig,
  { walletId }: WalletQueryParameters,
): DeferredQueryKey<'alertSettings'> {
  return [config.key, 'alertSettings', { walletId }];
}

/** Reads when and how the customer is told of a low balance. */
export function alertSettingsQueryOptions(config: WalletConfig, parameters: WalletQueryParameters) {
  return deferredQueryOptions(alertSettingsQueryKey(config, parameters), config);
}
