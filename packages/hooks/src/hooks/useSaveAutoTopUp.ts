'use client';
import type { AutoTopUp, AutoTopUpSettings, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { saveAutoTopUp } from '../mutations/changeAutoTopUp.ts';
import { useAutoTopUp } from './useAutoTopUp.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletMutation } from './useWalletMutation.ts';
import { type VersionConflict, versionConflict } from './versionConflict.ts';

export type UseSaveAutoTopUpParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseSaveAutoTopUpVariables = {
  settings: AutoTopUpSettings;
  /** `version` of the `AutoTopUp` that the customer edited. */
  version: number;
};

export type UseSaveAutoTopUpReturnType = UseMutationResult<
  AutoTopUp,
  WalletError,
  UseSaveAutoTopUpVariables
> & {
  /** Both versions after a save failed because someone else had saved first. To keep yours, save from `theirs.version`. */
  conflict: VersionConflict<UseSaveAutoTopUpVariables, AutoTopUp> | null;
};

/** Turns auto top-up on with these settings, or changes them, and ends a pause. It may charge immediately. */
export function useSaveAutoTopUp(parameters: UseSaveAutoTopUpParameters = {}): UseSaveAutoTopUpReturnType {
  const walletId = useWalletId(parameters.walletId);
  const current = useAutoTopUp({ walletId });
  const save = useWalletMutation((context, variables: UseSaveAutoTopUpVariables) =>
    saveAutoTopUp(context, { walletId, ...variables }),
  );
  return { ...save, conflict: versionConflict(save, current.data) };
}
