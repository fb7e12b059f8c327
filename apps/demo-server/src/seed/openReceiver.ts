import { dispatchEvents } from '../background/dispatchEvents.ts';
import { warnExpiringCredit } from '../modules/credits/index.ts';
import { defaultMerchantId } from '../modules/merchants/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { createWebhookEndpoint } from '../modules/webhooks/index.ts';

/** Path of the demo's own webhook receiver. */
export const receiverPath = '/demo/webhooks';

/**
 * Creates a webhook endpoint for the demo's own receiver. It receives events from now on, starting with the credit that
 * expires soon. An endpoint of an earlier start gets the URL of this start; a deleted endpoint stays deleted.
 */
export async function openReceiver(context: WalletContext): Promise<void> {
  const url = context.demoReceiver?.();
  if (url === undefined) return;
  const known = await context.database.query(
    `update webhook_endpoints set url = $3 where merchant_id = $1 and url like 'http://%' || $2 returning id`,
    [defaultMerchantId, receiverPath, url],
  );
  if (known.length > 0) return;
  // Seeded history is not sent.
  await dispatchEvents(context);
  await createWebhookEndpoint(context, defaultMerchantId, { url });
  await warnExpiringCredit(context);
}
