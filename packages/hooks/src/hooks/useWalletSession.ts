'use client';
import type { WalletError, WalletSession } from '@coffer/adapter';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { sessionQueryOptions } from '../query/sessionQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseWalletSessionReturnType = UseQueryResult<WalletSession, WalletError>;

/** Reads the session: the signed-in customer, the scopes of the session and the capabilities of the backend. */
export function useWalletSession(): UseWalletSessionReturnType {
  const config = useWalletConfig();
  return useQuery(sessionQueryOptions(config));
}
