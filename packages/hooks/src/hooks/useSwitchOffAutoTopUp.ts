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
 * Turns auto top-up off, whatever its version: call `mutate()`. The cache shows it as off immediately and is restored
 * if the request fails.
 */
export function useSwitchOffAutoTopUp(
  parameters: UseSwitchOffAutoTopUpParameters = {},
): UseSwitchOffAutoTopUpReturnType {
  const walletId = useWalletId(parameters.walletId);
  return useWalletMutation((context) => switchOffAutoTopUp(context, { walletId }));
}
