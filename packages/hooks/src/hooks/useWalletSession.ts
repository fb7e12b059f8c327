'use client';
import type { WalletError, WalletSession } from '@coffer/adapter';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { sessionQueryOptions } from '../query/sessionQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseWalletSessionReturnType = UseQueryResult<WalletSession, WalletError>;

/** Who is signed in, what this session may do, and what the backend offers. */
export function useWalletSession(): UseWalletSessionReturnType {
  const config = useWalletConfig();
  return useQuery(sessionQueryOptions(config));
}
