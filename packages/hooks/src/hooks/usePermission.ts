'use client';
import type { WalletScope } from '@coffer/adapter';
import { useWalletHost } from './useWalletHost.ts';
import { useWalletSession } from './useWalletSession.ts';

export type UsePermissionReturnType = boolean;

/**
 * Returns whether this customer may do something on this part of the page: the session has the scope, and the provider's
 * `permissions` do not exclude it. False until the session is known. Use it to decide what to show; the backend decides
 * what happens.
 */
export function usePermission(scope: WalletScope): UsePermissionReturnType {
  const { permissions } = useWalletHost();
  const isGranted = useWalletSession().data?.scopes?.includes?.(scope) ?? false;
  return isGranted && (permissions?.includes(scope) ?? true);
}
