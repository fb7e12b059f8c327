import { firstPart } from '../deferred/firstPart.ts';
import type { WalletCall } from '../deferred/WalletCall.ts';
import { refreshFamilies } from '../query/refreshFamilies.ts';

/** Marks notifications as read, and reads the list again. */
export async function markNotificationsRead(
  call: WalletCall,
  variables: { notificationIds: string[] },
): Promise<void> {
  const marked = call.config.adapter.markNotificationsRead?.(variables);
  await (marked ?? firstPart.capabilityMissing('notifications'));
  refreshFamilies(call, ['notifications']);
}
