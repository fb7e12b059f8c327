import type { SqlRow, Transaction } from '../../database/Database.ts';
import { appendEvents, type EndingGrant, readEndingGrants } from '../../ledger/index.ts';
import { readWarningDays } from '../merchants/index.ts';
import { grantId, type WalletContext } from '../shared/index.ts';

const dayMs = 86_400_000;

/** Tells of each credit that ends within its merchant's number of days, once, by `wallet.credit_expiring`. */
export async function warnExpiringCredit(context: WalletContext): Promise<void> {
  const now = context.now();
  const days = await readWarningDays(context.database);
  const until = new Date(now.getTime() + Math.max(0, ...days.values()) * dayMs);
  const isDue = ({ ledgerId, expiresAt, free }: EndingGrant) =>
    free > 0 && expiresAt.getTime() - now.getTime() <= (days.get(ledgerId) ?? 0) * dayMs;
  let grants = await readEndingGrants(context.database, { from: now, until });
  while (grants.length > 0) {
    for (const grant of await withoutWarning(context, grants.filter(isDue))) {
      await context.database.transaction((transaction) => warn(transaction, grant, now));
    }
    grants = await readEndingGrants(context.database, { from: now, until, after: grants.at(-1) ?? null });
  }
}

/** Reads when the next credit is to be warned of. Looks at credit that expires within 400 days. */
export async function readNextWarning(
  { database }: WalletContext,
  now: Date,
): Promise<{ due: number; next: Date | null }> {
  const days = await readWarningDays(database);
  const until = new Date(now.getTime() + 400 * dayMs);
  const ending = await readEndingGrants(database, { from: now, until });
  const warnings = ending
    .map(({ expiresAt, ledgerId }) => expiresAt.getTime() - (days.get(ledgerId) ?? 0) * dayMs)
    .filter((at) => at > now.getTime());
  return { due: 0, next: warnings.length === 0 ? null : new Date(Math.min(...warnings)) };
}

async function withoutWarning(context: WalletContext, grants: EndingGrant[]): Promise<EndingGrant[]> {
  const rows = await context.database.query<SqlRow & { position: number }>(
    `select p.position::integer as position
     from unnest($1::text[], $2::bigint[]) with ordinality p (wallet_id, number, position)
     where not exists (
       select from credit_warnings w where w.wallet_id = p.wallet_id collate "C" and w.grant_number = p.number)`,
    [grants.map(({ accountId }) => accountId), grants.map(({ number }) => number)],
  );
  return rows.flatMap(({ position }) => grants[position - 1] ?? []);
}

async function warn(transaction: Transaction, grant: EndingGrant, at: Date): Promise<void> {
  const { accountId, number, currency, free, expiresAt } = grant;
  const first = await transaction.query(
    `insert into credit_warnings (wallet_id, grant_number, warned_at) values ($1, $2, $3)
     on conflict do nothing returning wallet_id`,
    [accountId, number, at],
  );
  if (first.length === 0) return;
  const data = {
    grantId: grantId(accountId, number),
    amount: { amount: free, currency },
    expiresAt: expiresAt.toISOString(),
  };
  await appendEvents(transaction, accountId, [{ type: 'wallet.credit_expiring', at, data }]);
}
