'use client';
import type { WalletScope } from '@coffer/adapter';
import { useWalletHost } from './useWalletHost.ts';
import { useWalletSession } from './useWalletSession.ts';

export type UsePermissionReturnType = boolean;

/**
 * Whether this customer may do something here: by the session's scopes, narrowed by the provider's
 * `permissions`. False until the session is known. What it tells is for showing; the backend decides.
 */
export function usePermission(scope: WalletScope): UsePermissionReturnType {
  const { permissions } = useWalletHost();
  const isGranted = useWalletSession().data?.scopes?.includes?.(scope) ?? false;
  return isGranted && (permissions?.includes(scope) ?? true);
}
