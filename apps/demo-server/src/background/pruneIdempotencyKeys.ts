import { pruneKeys } from '../ledger/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';

/** A day longer than the documentation promises. */
const keptMs = 48 * 3_600_000;
/** Rows deleted per commit, so that no other write waits long. */
const batch = 1000;

/** Deletes idempotency keys after 48 hours: those of the ledger and those of other requests. */
export async function pruneIdempotencyKeys(context: WalletContext): Promise<void> {
  const now = context.now();
  const usedBefore = new Date(now.getTime() - keptMs);
  while ((await pruneKeys(context.database, { usedBefore, now })) > 0);
  const deleteSome = () =>
    context.database.query(
      `delete from idempotent_requests where ctid = any (array(
         select ctid from idempotent_requests where created_at < $1 limit $2 for update skip locked)) returning key`,
      [usedBefore, batch],
    );
  while ((await deleteSome()).length === batch);
}
