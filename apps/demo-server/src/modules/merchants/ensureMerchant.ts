import { DatabaseUnavailable } from '../../database/DatabaseUnavailable.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { openLedger } from '../../ledger/index.ts';
import { createId, hashSecret, keyScopes, type WalletContext } from '../shared/index.ts';
import { displayPrefix } from './apiKeyRows.ts';
import type { NewMerchant } from './WalletSettings.ts';

/** Name of a merchant that takes test payments or none, and whose operator chose no name. */
const neutralName = 'Merchant';

/** Id of the merchant that every server has from its first start. */
export const defaultMerchantId = 'mer_default';

/**
 * Creates the server's default merchant, its ledger and its secret key, unless they exist. Later starts keep the stored
 * name and settings, which the API changes. Keys of earlier starts stay valid until they are revoked through the API.
 *
 * @throws DatabaseUnavailable for a key that was revoked or that was created through the API, and for a new merchant
 *   without a name whose payments move real money
 */
export async function ensureMerchant(
  context: Pick<WalletContext, 'database' | 'now' | 'processor'>,
  { merchant, secretKey }: { merchant: NewMerchant; secretKey: string },
): Promise<void> {
  const at = context.now();
  const hash = hashSecret(secretKey);
  await context.database.transaction(async (transaction) => {
    const settings = JSON.stringify(merchant.settings);
    const insertMerchant = kysely
      .insertInto('merchants')
      .values({ id: defaultMerchantId, name: merchant.name ?? neutralName, settings, created_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id');
    const isNew = (await executeTakeFirst(transaction, insertMerchant)) !== undefined;
    if (isNew && merchant.name === null && context.processor.mode === 'live') {
      throw new DatabaseUnavailable(
        'merchant_unnamed',
        'Set COFFER_MERCHANT_NAME to the name of your business: people who pay see it on the pay page and receipts.',
      );
    }
    await openLedger(transaction, { id: defaultMerchantId });
    const insertKey = kysely
      .insertInto('api_keys')
      .values({
        id: createId('key', at),
        merchant_id: defaultMerchantId,
        key_hash: hash,
        key_prefix: displayPrefix(secretKey),
        name: 'COFFER_SECRET_KEY',
        scopes: [...keyScopes],
        configured: true,
        created_at: at,
      })
      .onConflict((conflict) => conflict.column('key_hash').doNothing());
    await execute(transaction, insertKey);
    const usableKey = kysely
      .selectFrom('api_keys')
      .select('id')
      .where('key_hash', '=', hash)
      .where('configured', '=', true)
      .where('revoked_at', 'is', null);
    if (!(await executeTakeFirst(transaction, usableKey))) {
      throw new DatabaseUnavailable(
        'key_refused',
        'COFFER_SECRET_KEY is a key that was revoked or created through the API. Set a new one.',
      );
    }
  });
}
