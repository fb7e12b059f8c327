import { sql } from 'kysely';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { emitCustomerEvent } from '../eventCatalog/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { toPaymentMethod } from './paymentMethods.ts';

/** Days before the end of a card's last month at which its expiry is announced. */
const noticeDays = 30;

/** A card is valid until the end of its month. */
const expiresAt = sql<Date>`make_timestamptz(expiry_year, expiry_month, 1, 0, 0, 0, 'UTC') + interval '1 month'`;

/** Emits `payment_method.expiring`, once, for each saved card that expires within 30 days. */
export async function announceExpiringMethods(context: WalletContext): Promise<void> {
  const now = context.now();
  const soon = new Date(now.getTime() + noticeDays * 86_400_000);
  const due = kysely
    .selectFrom('payment_methods')
    .select('id')
    .where('expiry_announced_at', 'is', null)
    .where('removed_at', 'is', null)
    .where('expiry_year', 'is not', null)
    .where(expiresAt, '>', now)
    .where(expiresAt, '<=', soon);
  // One by one: a transaction that changes several methods would have to lock their customers first.
  for (const { id } of await execute(context.database, due)) await announce(context, id, now);
}

async function announce(context: WalletContext, id: string, now: Date): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const claim = kysely
      .updateTable('payment_methods')
      .set({ expiry_announced_at: now })
      .where('id', '=', id)
      .where('expiry_announced_at', 'is', null)
      .where('removed_at', 'is', null)
      .returningAll();
    const row = await executeTakeFirst(transaction, claim);
    if (!row) return;
    await emitCustomerEvent(transaction, {
      type: 'payment_method.expiring',
      merchantId: row.merchant_id,
      customerId: row.customer_id,
      at: now,
      objects: { paymentMethod: toPaymentMethod(row) },
    });
  });
}
