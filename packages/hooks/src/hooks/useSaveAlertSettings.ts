'use client';
import type { AlertSettings, SaveAlertSettingsParameters, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { saveAlertSettings } from '../mutations/saveAlertSettings.ts';
import { useAlertSettings } from './useAlertSettings.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletMutation } from './useWalletMutation.ts';
import { type VersionConflict, versionConflict } from './versionConflict.ts';

export type UseSaveAlertSettingsParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

/** `enabled`, `threshold`, `channels`, and the `AlertSettings.version` that they were made from. */
export type UseSaveAlertSettingsVariables = Omit<SaveAlertSettingsParameters, 'walletId'>;

export type UseSaveAlertSettingsReturnType = UseMutationResult<
  AlertSettings,
  WalletError,
  UseSaveAlertSettingsVariables
> & {
  /** Both versions, once saving failed since somebody else had saved; save again from `theirs.version`. */
  conflict: VersionConflict<UseSaveAlertSettingsVariables, AlertSettings> | null;
};

/** Saves when and how the customer is told of a low balance. */
export function useSaveAlertSettings(
  parameters: UseSaveAlertSettingsParameters = {},
): UseSaveAlertSettingsReturnType {
  const walletId = useWalletId(parameters.walletId);
  const current = useAlertSettings({ walletId });
  const save = useWalletMutation((context, variables: UseSaveAlertSettingsVariables) =>
    saveAlertSettings(context, { walletId, ...variables }),
  );
  return { ...save, conflict: versionConflict(save, current.data) };
}
