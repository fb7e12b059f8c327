import type { AlertSettings, SaveAlertSettingsParameters } from '@coffer/adapter';
import { firstPart } from '../deferred/firstPart.ts';
import type { WalletCall } from '../deferred/WalletCall.ts';
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
    firstPart.alertSettingsQueryKey(config, { walletId }),
    async () =>
      config.adapter.saveAlertSettings?.({ ...variables, walletId }) ?? firstPart.capabilityMissing('alerts'),
  );
}
