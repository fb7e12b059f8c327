import type { Queryable } from '../database/Database.ts';
import { readMerchant } from './settings.ts';
import type { WalletContext } from './WalletContext.ts';

/**
 * Whether a merchant's webhooks may go to private addresses: as its settings say, and where they are silent, only
 * on a server that is itself reached by a name of a developer's machine.
 */
export async function allowsPrivateWebhooks(
  context: WalletContext,
  database: Queryable,
  merchantId: string,
): Promise<boolean> {
  const { settings } = await readMerchant(database, merchantId);
  if (settings.webhooks) return settings.webhooks.allowPrivateAddresses;
  return /^(localhost|127\.0\.0\.1|\[::1\]|.*\.(test|localhost))$/.test(
    new URL(context.publicUrl()).hostname,
  );
}
