'use client';
import type { WalletCapability } from '@coffer/adapter';
import { useWalletSession } from './useWalletSession.ts';

export type UseCapabilityReturnType = boolean;

/** Returns whether the backend offers an optional feature. False until the session is known. */
export function useCapability(capability: WalletCapability): UseCapabilityReturnType {
  // `WalletProvider` calls this too, outside of any error boundary: a malformed session must not break the host's page.
  return useWalletSession().data?.capabilities?.includes?.(capability) ?? false;
}
