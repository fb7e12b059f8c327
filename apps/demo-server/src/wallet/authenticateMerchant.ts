import { hashSecret } from './hashSecret.ts';
import type { WalletContext } from './WalletContext.ts';

/** The merchant that a secret key belongs to, or null for a key that is unknown or revoked. */
export async function authenticateMerchant(
  context: WalletContext,
  secretKey: string,
): Promise<string | null> {
  const [row] = await context.database.query<{ merchant_id: string }>(
    'select merchant_id from merchant_keys where key_hash = $1 and revoked_at is null',
    [hashSecret(secretKey)],
  );
  return row?.merchant_id ?? null;
}
