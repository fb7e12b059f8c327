import type { AlertSettings, SaveAlertSettingsParameters } from '@coffer/adapter';
import { alertSettingsQueryKey } from '../query/alertSettingsQueryOptions.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { type MutationContext, requireWalletId, saveOrReadConflict } from './MutationContext.ts';

/** Saves when and how the customer is notified of a low balance, and updates the cached settings. */
export async function saveAlertSettings(
  { config, queryClient }: MutationContext,
  variables: Omit<SaveAlertSettingsParameters, 'walletId'> & { walletId: string | undefined },
): Promise<AlertSettings> {
  const walletId = requireWalletId(variables.walletId);
  return saveOrReadConflict(
    queryClient,
    alertSettingsQueryKey(config, { walletId }),
    async () => config.adapter.saveAlertSettings?.({ ...variables, walletId }) ?? capabilityMissing('alerts'),
  );
}
