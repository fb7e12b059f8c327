import type { AlertSettings } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type WalletQueryParameters, walletQueryOptions } from './walletQueryOptions.ts';

/** Returns the key of a wallet's alert settings. */
export function alertSettingsQueryKey(config: WalletConfig, { walletId }: WalletQueryParameters) {
  return [config.key, 'alertSettings', { walletId }] as const;
}

/** Reads when and how the customer is notified of a low balance. */
export function alertSettingsQueryOptions(config: WalletConfig, { walletId }: WalletQueryParameters) {
  return walletQueryOptions<AlertSettings, ReturnType<typeof alertSettingsQueryKey>>(
    alertSettingsQueryKey(config, { walletId }),
    walletId !== undefined && (({ signal }) => config.adapter.getAlertSettings?.({ walletId }, { signal })),
  );
}
