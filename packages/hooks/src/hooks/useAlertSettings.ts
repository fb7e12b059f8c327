'use client';
import type { AlertSettings, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { type alertSettingsQueryKey, alertSettingsQueryOptions } from '../query/alertSettingsQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import type { WalletQueryOptions } from './useWalletQuery.ts';

export type UseAlertSettingsParameters<Selected = AlertSettings> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletQueryOptions<AlertSettings, ReturnType<typeof alertSettingsQueryKey>, Selected> | undefined;
};

export type UseAlertSettingsReturnType<Selected = AlertSettings> = UseQueryResult<Selected, WalletError>;

/** Reads when and how the customer is notified of a low balance. Needs the capability `alerts`. */
export function useAlertSettings<Selected = AlertSettings>(
  parameters: UseAlertSettingsParameters<Selected> = {},
): UseAlertSettingsReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery('alerts', alertSettingsQueryOptions(config, { walletId }), parameters.query);
}
