'use client';
import type { AlertSettings, SaveAlertSettingsParameters, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { requireWalletId, saveOrReadConflict } from '../mutations/MutationContext.ts';
import { alertSettingsQueryKey } from '../query/alertSettingsQueryOptions.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { useAlertSettings } from './useAlertSettings.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletMutation } from './useWalletMutation.ts';
import { type VersionConflict, versionConflict } from './versionConflict.ts';

export type UseSaveAlertSettingsParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

/** `enabled`, `threshold`, `channels` and the `version` of the `AlertSettings` that the customer edited. */
export type UseSaveAlertSettingsVariables = Omit<SaveAlertSettingsParameters, 'walletId'>;

export type UseSaveAlertSettingsReturnType = UseMutationResult<
  AlertSettings,
  WalletError,
  UseSaveAlertSettingsVariables
> & {
  /** Both versions after a save failed because someone else had saved first. To keep yours, save from `theirs.version`. */
  conflict: VersionConflict<UseSaveAlertSettingsVariables, AlertSettings> | null;
};

/** Saves when and how the customer is notified of a low balance. */
export function useSaveAlertSettings(
  parameters: UseSaveAlertSettingsParameters = {},
): UseSaveAlertSettingsReturnType {
  const walletId = useWalletId(parameters.walletId);
  const current = useAlertSettings({ walletId });
  const save = useWalletMutation(
    async ({ config, queryClient }, variables: UseSaveAlertSettingsVariables) => {
      const request = { ...variables, walletId: requireWalletId(walletId) };
      return saveOrReadConflict(
        queryClient,
        alertSettingsQueryKey(config, request),
        async () => config.adapter.saveAlertSettings?.(request) ?? capabilityMissing('alerts'),
      );
    },
  );
  return { ...save, conflict: versionConflict(save, current.data) };
}
