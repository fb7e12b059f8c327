import type { WalletContext } from '../shared/index.ts';

/** Statements requested per statement, so that no other write waits long. */
const batch = 500;

/**
 * Requests the statement of the last month, in UTC, for each wallet with an entry in it. A statement is requested once,
 * so this can run at any time and on any server.
 */
export async function requestStatements(context: WalletContext): Promise<void> {
  const now = context.now();
  const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1));
  const month = from.toISOString().slice(0, 7);
  for (;;) {
    const requested = await context.database.query(
      `insert into document_requests (id, merchant_id, kind, subject_id, next_attempt_at, created_at)
       select 'drq_' || w.id || '_' || $3, w.merchant_id, 'statement', w.id || ':' || $3, $4, $4 from wallets w
       where exists (select from ledger.entries e where e.account_id = w.id and e.created_at >= $1 and e.created_at < $2)
         and not exists (
           select from document_requests r where r.kind = 'statement' and r.subject_id = (w.id || ':' || $3) collate "C")
       limit $5
       on conflict (kind, subject_id) do nothing returning id`,
      [from, to, month, now, batch],
    );
    if (requested.length < batch) return;
  }
}
