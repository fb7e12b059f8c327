'use client';
import type { WalletCapability } from '@coffer/adapter';
import { useWalletSession } from './useWalletSession.ts';

export type UseCapabilityReturnType = boolean;

/** Whether the backend offers something, to show what needs it; false until that is known. */
export function useCapability(capability: WalletCapability): UseCapabilityReturnType {
  // The provider asks as well, and must not break the page around it whatever was answered.
  return useWalletSession().data?.capabilities?.includes?.(capability) ?? false;
}
