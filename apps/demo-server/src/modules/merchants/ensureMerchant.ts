import { DatabaseUnavailable } from '../../database/DatabaseUnavailable.ts';
import { openLedger } from '../../ledger/index.ts';
import { createId, hashSecret, keyScopes, type WalletContext } from '../shared/index.ts';
import { displayPrefix } from './apiKeyRows.ts';
import { defaultWalletSettings } from './WalletSettings.ts';

/** Id of the merchant that every server has from its first start. */
export const defaultMerchantId = 'mer_default';

/**
 * Creates the server's default merchant, its ledger and its secret key, unless they exist. Keys of earlier starts stay
 * valid until they are revoked through the API.
 *
 * @throws DatabaseUnavailable for a key that was revoked, or that was created through the API
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
    await openLedger(transaction, { id: defaultMerchantId });
    await transaction.query(
      `insert into api_keys (id, merchant_id, key_hash, key_prefix, name, scopes, configured, created_at)
       values ($1, $2, $3, $4, 'COFFER_SECRET_KEY', $5, true, $6) on conflict (key_hash) do nothing`,
      [createId('key', at), defaultMerchantId, hash, displayPrefix(secretKey), [...keyScopes], at],
    );
    const [key] = await transaction.query<{ usable: boolean }>(
      'select configured and revoked_at is null as usable from api_keys where key_hash = $1',
      [hash],
    );
    if (!key?.usable) {
      throw new DatabaseUnavailable(
        'key_refused',
        'COFFER_SECRET_KEY is a key that was revoked or created through the API. Set a new one.',
      );
    }
  });
}
