import type { WalletForecast } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type WalletQueryParameters, walletQueryOptions } from './walletQueryOptions.ts';

/** Returns the key of a wallet's forecast. */
export function forecastQueryKey(config: WalletConfig, { walletId }: WalletQueryParameters) {
  return [config.key, 'forecast', { walletId }] as const;
}

/** Reads how long a wallet's balance is expected to last. */
export function forecastQueryOptions(config: WalletConfig, { walletId }: WalletQueryParameters) {
  return walletQueryOptions<WalletForecast, ReturnType<typeof forecastQueryKey>>(
    forecastQueryKey(config, { walletId }),
    walletId !== undefined && (({ signal }) => config.adapter.getForecast?.({ walletId }, { signal })),
  );
}
