import type { AutoTopUp, AutoTopUpSettings } from '@coffer/adapter';
import { firstPart } from '../deferred/firstPart.ts';
import type { WalletCall } from '../deferred/WalletCall.ts';
import { refreshFamilies } from '../query/refreshFamilies.ts';
import { withIdempotencyKey } from '../sending/withIdempotencyKey.ts';
import { knownWalletId } from './knownWalletId.ts';
import { readAfterConflict } from './readAfterConflict.ts';

/** What a charge that saving or resuming made at once shows in. */
const chargedFamilies = ['balance', 'entries', 'autoTopUpPreview'];

/** Saves a rule, and what is known of it. */
export async function saveAutoTopUp(
  call: WalletCall,
  variables: { walletId: string | undefined; settings: AutoTopUpSettings; version: number },
): Promise<AutoTopUp> {
  const { config, queryClient } = call;
  const walletId = knownWalletId(variables.walletId);
  const request = { ...variables, walletId };
  const saved = await readAfterConflict(queryClient, firstPart.autoTopUpQueryKey(config, { walletId }), () =>
    withIdempotencyKey(
      config,
      ['saveAutoTopUp', request],
      async (options) =>
        config.adapter.saveAutoTopUp?.(request, options) ?? firstPart.capabilityMissing('autoTopUp'),
    ),
  );
  refreshFamilies(call, chargedFamilies, walletId);
  return saved;
}

/** Ends a pause. */
export async function resumeAutoTopUp(
  call: WalletCall,
  variables: { walletId: string | undefined },
): Promise<AutoTopUp> {
  const { config, queryClient } = call;
  const walletId = knownWalletId(variables.walletId);
  const resumed = await readAfterConflict(
    queryClient,
    firstPart.autoTopUpQueryKey(config, { walletId }),
    () =>
      withIdempotencyKey(
        config,
        ['resumeAutoTopUp', walletId],
        async (options) =>
          config.adapter.resumeAutoTopUp?.({ walletId }, options) ?? firstPart.capabilityMissing('autoTopUp'),
      ),
  );
  refreshFamilies(call, chargedFamilies, walletId);
  return resumed;
}

/** Switches a rule off, at once for whoever looks, and as it was again should that fail. */
export async function switchOffAutoTopUp(
  { config, queryClient }: WalletCall,
  variables: { walletId: string | undefined },
): Promise<AutoTopUp> {
  const walletId = knownWalletId(variables.walletId);
  const queryKey = firstPart.autoTopUpQueryKey(config, { walletId });
  await queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueryData<AutoTopUp>(queryKey);
  if (before) {
    const off: AutoTopUp = { ...before, status: 'off', paused: null, action: null, resumesAt: null };
    queryClient.setQueryData(queryKey, off);
  }
  try {
    const switched = config.adapter.switchOffAutoTopUp?.({ walletId });
    const saved = await (switched ?? firstPart.capabilityMissing('autoTopUp'));
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, saved);
    return saved;
  } catch (error) {
    if (before) queryClient.setQueryData(queryKey, before);
    void queryClient.invalidateQueries({ queryKey });
    throw error;
  }
}
