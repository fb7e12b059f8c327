import type { AutoTopUp, AutoTopUpSettings } from '@coffer/adapter';
import { withIdempotencyKey } from '../idempotency/idempotencyKey.ts';
import { autoTopUpQueryKey } from '../query/autoTopUpQueryOptions.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { invalidateWalletQueries, type QueryScope } from '../query/queryScopes.ts';
import { type MutationContext, requireWalletId, saveOrReadConflict } from './MutationContext.ts';

/** Query scopes that change when saving or resuming charges immediately. */
const chargeScopes: readonly QueryScope[] = ['balance', 'entries', 'autoTopUpPreview'];

/** Saves the settings of a wallet's auto top-up and updates the cached ones. */
export async function saveAutoTopUp(
  context: MutationContext,
  variables: { walletId: string | undefined; settings: AutoTopUpSettings; version: number },
): Promise<AutoTopUp> {
  const { config, queryClient } = context;
  const walletId = requireWalletId(variables.walletId);
  const request = { ...variables, walletId };
  const saved = await saveOrReadConflict(queryClient, autoTopUpQueryKey(config, { walletId }), () =>
    withIdempotencyKey(
      config,
      ['saveAutoTopUp', request],
      async (options) => config.adapter.saveAutoTopUp?.(request, options) ?? capabilityMissing('autoTopUp'),
    ),
  );
  invalidateWalletQueries(context, chargeScopes, walletId);
  return saved;
}

/** Resumes a paused auto top-up. */
export async function resumeAutoTopUp(
  context: MutationContext,
  variables: { walletId: string | undefined },
): Promise<AutoTopUp> {
  const { config, queryClient } = context;
  const walletId = requireWalletId(variables.walletId);
  const resumed = await saveOrReadConflict(queryClient, autoTopUpQueryKey(config, { walletId }), () =>
    withIdempotencyKey(
      config,
      ['resumeAutoTopUp', walletId],
      async (options) =>
        config.adapter.resumeAutoTopUp?.({ walletId }, options) ?? capabilityMissing('autoTopUp'),
    ),
  );
  invalidateWalletQueries(context, chargeScopes, walletId);
  return resumed;
}

/** Turns auto top-up off. The cache shows it immediately and is restored if the request fails. */
export async function switchOffAutoTopUp(
  { config, queryClient }: MutationContext,
  variables: { walletId: string | undefined },
): Promise<AutoTopUp> {
  const walletId = requireWalletId(variables.walletId);
  const queryKey = autoTopUpQueryKey(config, { walletId });
  await queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueryData<AutoTopUp>(queryKey);
  if (before) {
    const off: AutoTopUp = { ...before, status: 'off', paused: null, action: null, resumesAt: null };
    queryClient.setQueryData(queryKey, off);
  }
  try {
    const request = config.adapter.switchOffAutoTopUp?.({ walletId });
    const saved = await (request ?? capabilityMissing('autoTopUp'));
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, saved);
    return saved;
  } catch (error) {
    if (before) queryClient.setQueryData(queryKey, before);
    void queryClient.invalidateQueries({ queryKey });
    throw error;
  }
}
