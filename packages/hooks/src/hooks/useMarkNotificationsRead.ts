'use client';
import type { WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { invalidateWalletQueries } from '../query/queryScopes.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UseMarkNotificationsReadVariables = {
  /** Ids of 1 to 100 notifications. */
  notificationIds: string[];
};

export type UseMarkNotificationsReadReturnType = UseMutationResult<
  void,
  WalletError,
  UseMarkNotificationsReadVariables
>;

/** Marks notifications as read and reads the list again. Repeating it changes nothing. */
export function useMarkNotificationsRead(): UseMarkNotificationsReadReturnType {
  return useWalletMutation(async (context, variables) => {
    const request = context.config.adapter.markNotificationsRead?.(variables);
    await (request ?? capabilityMissing('notifications'));
    invalidateWalletQueries(context, ['notifications']);
  });
}
