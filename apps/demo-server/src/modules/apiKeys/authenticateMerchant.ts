import { hashSecret, type KeyScope, type WalletContext } from '../shared/index.ts';

/** Who asks by a secret key. */
export type MerchantCaller = {
  merchantId: string;
  keyId: string;
  scopes: readonly KeyScope[];
  /** Whether it is the key of the server's own environment, which may add merchants. */
  operates: boolean;
};

/** How long one look at `lastUsedAt` is good for: a write a request would cost more than it tells. */
const usedAgainMs = 60_000;

/** The merchant that a secret key belongs to, or null for a key that is unknown, revoked or at its end. */
export async function authenticateMerchant(
  context: WalletContext,
  secretKey: string,
): Promise<MerchantCaller | null> {
  const now = context.now();
  const row = await context.keys(hashSecret(secretKey));
  if (!row || (row.expires_at !== null && row.expires_at <= now)) return null;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= usedAgainMs) {
    await context.database.query('update api_keys set last_used_at = $2 where id = $1', [row.id, now]);
  }
  return { merchantId: row.merchant_id, keyId: row.id, scopes: row.scopes, operates: row.configured };
}
