import { execute, kysely } from '../../database/queryBuilder.ts';
import { hashSecret, type KeyScope, type WalletContext } from '../shared/index.ts';

/** Merchant and secret key of a request. */
export type MerchantCaller = {
  merchantId: string;
  keyId: string;
  scopes: readonly KeyScope[];
  /** Whether the key is set in the server's environment. Such a key may create merchants. */
  operates: boolean;
};

/** Minimum time between two updates of `lastUsedAt`. Updating it with every request would be too expensive. */
const lastUsedIntervalMs = 60_000;

/** Finds the merchant of a secret key. Returns null for a key that is unknown, revoked or expired. */
export async function authenticateMerchant(
  context: WalletContext,
  secretKey: string,
): Promise<MerchantCaller | null> {
  const now = context.now();
  const row = await context.keys(hashSecret(secretKey));
  if (!row || (row.expires_at !== null && row.expires_at <= now)) return null;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= lastUsedIntervalMs) {
    const update = kysely.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', row.id);
    await execute(context.database, update);
  }
  return { merchantId: row.merchant_id, keyId: row.id, scopes: row.scopes, operates: row.configured };
}
