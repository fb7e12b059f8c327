import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { appendEvents, type ExpiringGrant, readExpiringGrants } from '../../ledger/index.ts';
import { insertEmail } from '../mail/index.ts';
import { readWarningDays } from '../merchants/index.ts';
import { grantId, type WalletContext } from '../shared/index.ts';

const dayMs = 86_400_000;

/** Emits `wallet.credit_expiring`, once, for each credit that expires within its merchant's number of days. */
export async function warnExpiringCredit(context: WalletContext): Promise<void> {
  const now = context.now();
  const days = await readWarningDays(context.database);
  const until = new Date(now.getTime() + Math.max(0, ...days.values()) * dayMs);
  const isDue = ({ ledgerId, expiresAt, free }: ExpiringGrant) =>
    free > 0 && expiresAt.getTime() - now.getTime() <= (days.get(ledgerId) ?? 0) * dayMs;
  let grants = await readExpiringGrants(context.database, { from: now, until });
  while (grants.length > 0) {
    for (const grant of await withoutWarning(context, grants.filter(isDue))) {
      await context.database.transaction((transaction) => warn(transaction, grant, now));
    }
    grants = await readExpiringGrants(context.database, { from: now, until, after: grants.at(-1) ?? null });
  }
}

/** Reads when the next warning is due. It considers credit that expires within 400 days. */
export async function readNextWarning(
  { database }: WalletContext,
  now: Date,
): Promise<{ due: number; next: Date | null }> {
  const days = await readWarningDays(database);
  const until = new Date(now.getTime() + 400 * dayMs);
  const ending = await readExpiringGrants(database, { from: now, until });
  const warnings = ending
    .map(({ expiresAt, ledgerId }) => expiresAt.getTime() - (days.get(ledgerId) ?? 0) * dayMs)
    .filter((at) => at > now.getTime());
  return { due: 0, next: warnings.length === 0 ? null : new Date(Math.min(...warnings)) };
}

/** Returns the grants that have not been warned of. */
async function withoutWarning(context: WalletContext, grants: ExpiringGrant[]): Promise<ExpiringGrant[]> {
  const rows = await context.database.query<{ position: number }>(
    `select p.position::integer as position
     from unnest($1::text[], $2::bigint[]) with ordinality p (wallet_id, number, position)
     where not exists (
       select from credit_warnings w where w.wallet_id = p.wallet_id collate "C" and w.grant_number = p.number)`,
    [grants.map(({ accountId }) => accountId), grants.map(({ number }) => number)],
  );
  return rows.flatMap(({ position }) => grants[position - 1] ?? []);
}

async function warn(transaction: Transaction, grant: ExpiringGrant, at: Date): Promise<void> {
  const { accountId, number, currency, free, expiresAt } = grant;
  const insert = kysely
    .insertInto('credit_warnings')
    .values({ wallet_id: accountId, grant_number: number, warned_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('wallet_id');
  const isFirst = (await executeTakeFirst(transaction, insert)) !== undefined;
  if (!isFirst) return;
  const data = {
    grantId: grantId(accountId, number),
    amount: { amount: free, currency },
    expiresAt: expiresAt.toISOString(),
  };
  await appendEvents(transaction, accountId, [{ type: 'wallet.credit_expiring', at, data }]);
  await insertEmail(transaction, {
    ...(await ownerOf(transaction, accountId)),
    walletId: accountId,
    type: 'credit_expiring',
    values: { amount: { amount: free, currency }, expiresAt },
    now: at,
  });
}

async function ownerOf(
  transaction: Transaction,
  walletId: string,
): Promise<{ merchantId: string; customerId: string }> {
  const query = kysely
    .selectFrom('wallets')
    .select(['merchant_id as merchantId', 'customer_id as customerId'])
    .where('id', '=', walletId);
  const owner = await executeTakeFirst(transaction, query);
  if (!owner) throw new Error(`Wallet ${walletId} does not exist.`);
  return owner;
}
