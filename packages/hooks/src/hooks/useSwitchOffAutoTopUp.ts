'use client';
import type { AutoTopUp, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { switchOffAutoTopUp } from '../mutations/changeAutoTopUp.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UseSwitchOffAutoTopUpParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseSwitchOffAutoTopUpReturnType = UseMutationResult<AutoTopUp, WalletError, void>;

/**
 * Switches auto top-up off, whatever its version, with `mutate()`. It shows as off at once, and as it was
 * again should that fail.
 */
export function useSwitchOffAutoTopUp(
  parameters: UseSwitchOffAutoTopUpParameters = {},
): UseSwitchOffAutoTopUpReturnType {
  const walletId = useWalletId(parameters.walletId);
  return useWalletMutation((context) => switchOffAutoTopUp(context, { walletId }));
}
