import { execute, kysely } from '../../database/queryBuilder.ts';
import { openLedger } from '../../ledger/index.ts';
import { recordAction } from '../auditLog/index.ts';
import { type ApiKeyWithSecret, createId, keyScopes, type WalletContext } from '../shared/index.ts';
import { insertApiKey, toApiKey } from './apiKeyRows.ts';
import { defaultWalletSettings } from './WalletSettings.ts';

/** Merchant as the server's operator sees it. */
export type MerchantAccount = { id: string; name: string; createdAt: string };

/** Creates a merchant with default settings, its own ledger and a first API key. Its secret is returned only here. */
export function createMerchant(
  context: WalletContext,
  { name }: { name: string },
): Promise<MerchantAccount & { key: ApiKeyWithSecret }> {
  return context.database.transaction(async (transaction) => {
    const at = context.now();
    const id = createId('mer', at);
    const settings = JSON.stringify(defaultWalletSettings);
    await execute(transaction, kysely.insertInto('merchants').values({ id, name, settings, created_at: at }));
    await openLedger(transaction, { id });
    const first = { merchantId: id, name: 'First key', scopes: keyScopes };
    const { row, secret } = await insertApiKey(context, transaction, first);
    await recordAction(context, transaction, id);
    return { id, name, createdAt: at.toISOString(), key: { ...toApiKey(row, at), secret } };
  });
}

/** Lists the server's merchants, oldest first. */
export async function listMerchants(context: WalletContext): Promise<MerchantAccount[]> {
  const rows = await execute(
    context.database,
    kysely.selectFrom('merchants').select(['id', 'name', 'created_at']).orderBy('created_at').orderBy('id'),
  );
  return rows.map(({ id, name, created_at: createdAt }) => ({
    id,
    name,
    createdAt: createdAt.toISOString(),
  }));
}
