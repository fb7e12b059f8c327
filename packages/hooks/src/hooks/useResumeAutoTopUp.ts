'use client';
import type { AutoTopUp, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { resumeAutoTopUp } from '../mutations/changeAutoTopUp.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UseResumeAutoTopUpParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseResumeAutoTopUpReturnType = UseMutationResult<AutoTopUp, WalletError, void>;

/** Resumes a paused auto top-up with the same settings: call `mutate()`. It may charge immediately. */
export function useResumeAutoTopUp(
  parameters: UseResumeAutoTopUpParameters = {},
): UseResumeAutoTopUpReturnType {
  const walletId = useWalletId(parameters.walletId);
  return useWalletMutation((context) => resumeAutoTopUp(context, { walletId }));
}
