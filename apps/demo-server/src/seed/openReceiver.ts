import { dispatchEvents } from '../background/dispatchEvents.ts';
import { warnExpiringCredit } from '../modules/credits/index.ts';
import { defaultMerchantId } from '../modules/merchants/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { createWebhookEndpoint } from '../modules/webhooks/index.ts';

/** Where a demo hears of its own events, on itself. */
export const receiverPath = '/demo/webhooks';

/**
 * Has the demo's own receiver told of what happens from now on, beginning with the credit that is about to
 * expire. One that was made at an earlier start is told at this start's address; a deleted one stays deleted.
 */
export async function openReceiver(context: WalletContext): Promise<void> {
  const url = context.demoReceiver?.();
  if (url === undefined) return;
  const known = await context.database.query(
    `update webhook_endpoints set url = $3 where merchant_id = $1 and url like 'http://%' || $2 returning id`,
    [defaultMerchantId, receiverPath, url],
  );
  if (known.length > 0) return;
  // The seed's past is nobody's news.
  await dispatchEvents(context);
  await createWebhookEndpoint(context, defaultMerchantId, { url });
  await warnExpiringCredit(context);
}
