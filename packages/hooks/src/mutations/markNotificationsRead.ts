import { capabilityMissing } from '../query/capabilityMissing.ts';
import { invalidateWalletQueries } from '../query/invalidateWalletQueries.ts';
import type { MutationContext } from './MutationContext.ts';

/** Marks notifications as read and reads the list again. */
export async function markNotificationsRead(
  context: MutationContext,
  variables: { notificationIds: string[] },
): Promise<void> {
  const request = context.config.adapter.markNotificationsRead?.(variables);
  await (request ?? capabilityMissing('notifications'));
  invalidateWalletQueries(context, ['notifications']);
}
