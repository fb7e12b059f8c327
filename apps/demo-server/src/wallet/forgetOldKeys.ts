import { forgetKeys } from '../ledger/forgetKeys.ts';
import type { WalletContext } from './WalletContext.ts';

/** A day more than is promised. */
const keptMs = 48 * 3_600_000;

/** Deletes idempotency keys that nobody will repeat any more, the ledger's and those of requests. */
export async function forgetOldKeys(context: WalletContext): Promise<void> {
  const now = context.now();
  const usedBefore = new Date(now.getTime() - keptMs);
  while ((await forgetKeys(context.database, { usedBefore, now })) > 0);
  await context.database.query('delete from request_keys where created_at < $1', [usedBefore]);
}
