import type { Queryable } from '../database/Database.ts';
import { readMerchant } from './settings.ts';
import type { WalletContext } from './WalletContext.ts';

/**
 * Whether a merchant's webhooks may go to a private address: as its settings say, and where they are silent, only
 * on a server that is itself reached by a name of a developer's machine. A demo's own receiver always may.
 */
export async function allowsPrivateWebhooks(
  context: WalletContext,
  database: Queryable,
  { merchantId, url }: { merchantId: string; url: string },
): Promise<boolean> {
  if (url === context.demoReceiver?.()) return true;
  const { settings } = await readMerchant(database, merchantId);
  if (settings.webhooks) return settings.webhooks.allowPrivateAddresses;
  return /^(localhost|127\.0\.0\.1|\[::1\]|.*\.(test|localhost))$/.test(
    new URL(context.publicUrl()).hostname,
  );
}
