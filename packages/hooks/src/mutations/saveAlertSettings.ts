import type { AlertSettings, SaveAlertSettingsParameters } from '@coffer/adapter';
import type { WalletCall } from '../deferred/WalletCall.ts';
import { alertSettingsQueryKey } from '../query/alertSettingsQueryOptions.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { knownWalletId } from './knownWalletId.ts';
import { readAfterConflict } from './readAfterConflict.ts';

/** Saves when and how the customer is told of a low balance, and what is known of it. */
export async function saveAlertSettings(
  { config, queryClient }: WalletCall,
  variables: Omit<SaveAlertSettingsParameters, 'walletId'> & { walletId: string | undefined },
): Promise<AlertSettings> {
  const walletId = knownWalletId(variables.walletId);
  return readAfterConflict(
    queryClient,
    alertSettingsQueryKey(config, { walletId }),
    async () => config.adapter.saveAlertSettings?.({ ...variables, walletId }) ?? capabilityMissing('alerts'),
  );
}
