'use client';
import type { WalletError, WalletForecast } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { type forecastQueryKey, forecastQueryOptions } from '../query/forecastQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import type { WalletQueryOptions } from './useWalletQuery.ts';

export type UseForecastParameters<Selected = WalletForecast> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletQueryOptions<WalletForecast, ReturnType<typeof forecastQueryKey>, Selected> | undefined;
};

export type UseForecastReturnType<Selected = WalletForecast> = UseQueryResult<Selected, WalletError>;

/** Reads how long the balance is expected to last, as a range of days. Needs the capability `forecast`. */
export function useForecast<Selected = WalletForecast>(
  parameters: UseForecastParameters<Selected> = {},
): UseForecastReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery('forecast', forecastQueryOptions(config, { walletId }), parameters.query);
}
