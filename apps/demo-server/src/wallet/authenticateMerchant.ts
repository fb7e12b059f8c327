import type { KeyScope } from './ApiKey.ts';
import { hashSecret } from './hashSecret.ts';
import type { WalletContext } from './WalletContext.ts';

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
  type Row = {
    id: string;
    merchant_id: string;
    scopes: KeyScope[];
    configured: boolean;
    last_used_at: Date | null;
  };
  const now = context.now();
  const [row] = await context.database.query<Row>(
    `select id, merchant_id, scopes, configured, last_used_at from merchant_keys
     where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [hashSecret(secretKey), now],
  );
  if (!row) return null;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= usedAgainMs) {
    await context.database.query('update merchant_keys set last_used_at = $2 where id = $1', [row.id, now]);
  }
  return { merchantId: row.merchant_id, keyId: row.id, scopes: row.scopes, operates: row.configured };
}
