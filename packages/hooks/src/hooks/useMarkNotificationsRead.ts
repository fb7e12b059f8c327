'use client';
import type { WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { markNotificationsRead } from '../mutations/markNotificationsRead.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UseMarkNotificationsReadVariables = {
  /** 1 to 100 of them. */
  notificationIds: string[];
};

export type UseMarkNotificationsReadReturnType = UseMutationResult<
  void,
  WalletError,
  UseMarkNotificationsReadVariables
>;

/** Marks notifications as read. */
export function useMarkNotificationsRead(): UseMarkNotificationsReadReturnType {
  return useWalletMutation(markNotificationsRead);
}
