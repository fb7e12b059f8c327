import { openBook } from '../ledger/openBook.ts';
import { shownPrefix } from './apiKeyRows.ts';
import { createId } from './createId.ts';
import { hashSecret } from './hashSecret.ts';
import type { WalletContext } from './WalletContext.ts';
import { defaultWalletSettings } from './WalletSettings.ts';

/** The one merchant that a server has from its start. */
export const defaultMerchantId = 'mer_default';

/**
 * Makes the server's merchant, its book and its secret key where they are not there yet. A key of an
 * earlier start that is no longer configured stops working; those made over the API go on.
 */
export async function ensureMerchant(
  context: Pick<WalletContext, 'database' | 'now'>,
  { name, secretKey }: { name: string; secretKey: string },
): Promise<void> {
  const at = context.now();
  const hash = hashSecret(secretKey);
  await context.database.transaction(async (transaction) => {
    await transaction.query(
      `insert into merchants (id, name, settings, created_at) values ($1, $2, $3::text::jsonb, $4)
       on conflict do nothing`,
      [defaultMerchantId, name, JSON.stringify(defaultWalletSettings), at],
    );
    await openBook(transaction, { id: defaultMerchantId });
    await transaction.query(
      `update merchant_keys set revoked_at = $3
       where merchant_id = $1 and configured and key_hash <> $2 and revoked_at is null`,
      [defaultMerchantId, hash, at],
    );
    await transaction.query(
      `insert into merchant_keys (id, merchant_id, key_hash, key_prefix, name, configured, created_at)
       values ($1, $2, $3, $4, 'COFFER_SECRET_KEY', true, $5)
       on conflict (key_hash) do update set revoked_at = null where merchant_keys.configured`,
      [createId('key', at), defaultMerchantId, hash, shownPrefix(secretKey), at],
    );
  });
}
