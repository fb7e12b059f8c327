'use client';
import type { AlertSettings, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { alertSettingsQueryOptions } from '../query/alertSettingsQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseAlertSettingsParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseAlertSettingsReturnType = UseQueryResult<AlertSettings, WalletError>;

/** Reads when and how the customer is notified of a low balance. Needs the capability `alerts`. */
export function useAlertSettings(parameters: UseAlertSettingsParameters = {}): UseAlertSettingsReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery('alerts', alertSettingsQueryOptions(config, { walletId }));
}
