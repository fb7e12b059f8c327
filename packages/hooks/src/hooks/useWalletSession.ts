'use client';
import type { WalletError, WalletSession } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { type sessionQueryKey, sessionQueryOptions } from '../query/sessionQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletQuery, type WalletQueryOptions } from './useWalletQuery.ts';

export type UseWalletSessionParameters<Selected = WalletSession> = {
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletQueryOptions<WalletSession, ReturnType<typeof sessionQueryKey>, Selected> | undefined;
};

export type UseWalletSessionReturnType<Selected = WalletSession> = UseQueryResult<Selected, WalletError>;

/** Reads the session: the signed-in customer, the scopes of the session and the capabilities of the backend. */
export function useWalletSession<Selected = WalletSession>(
  parameters: UseWalletSessionParameters<Selected> = {},
): UseWalletSessionReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  return useWalletQuery(sessionQueryOptions(config), parameters.query);
}
