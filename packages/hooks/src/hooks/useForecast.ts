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

/** Reads how long the balance is expected to last, as a range of days. Needs the capability `forecast`. */
export function useForecast(parameters: UseForecastParameters = {}): UseForecastReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery('forecast', forecastQueryOptions(config, { walletId }));
}
