'use client';
import type { WalletError, WalletForecast } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { forecastQueryOptions } from '../query/forecastQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseForecastParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseForecastReturnType = UseQueryResult<WalletForecast, WalletError>;

/** How long the balance should last, as a range of days. Capability `forecast`. */
export function useForecast(parameters: UseForecastParameters = {}): UseForecastReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery('forecast', forecastQueryOptions(config, { walletId }));
}
