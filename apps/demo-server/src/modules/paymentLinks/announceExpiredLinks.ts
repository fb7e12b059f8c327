import { sql } from 'kysely';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { emitCustomerEvent } from '../eventCatalog/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { findPaymentLink, toPaymentLink } from './repository.ts';

/**
 * Links that have not been announced and that no pending payment can still pay. A payment that started before the expiry
 * still arrives.
 */
export const unannouncedLinks = `payment_links where expiry_announced_at is null and not exists (
  select from top_ups t where t.payment_link_id = payment_links.id
    and t.status not in ('settled', 'failed', 'canceled', 'expired'))`;

/** Emits `payment_link.expired`, once, for each link that has expired without being paid or revoked. */
export async function announceExpiredLinks(context: WalletContext): Promise<void> {
  const now = context.now();
  const links = await context.database.query<{ id: string; merchant_id: string }>(
    `select id, merchant_id from ${unannouncedLinks} and expires_at <= $1 order by id`,
    [now],
  );
  for (const { id, merchant_id: merchantId } of links) await announce(context, { id, merchantId }, now);
}

async function announce(
  context: WalletContext,
  link: { id: string; merchantId: string },
  now: Date,
): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const row = await findPaymentLink(transaction, link, 'lock');
    const paymentLink = toPaymentLink(row, now);
    if (paymentLink.status === 'processing') return;
    const update = kysely
      .updateTable('payment_links')
      .set({ expiry_announced_at: now })
      .where('id', '=', link.id)
      .where('expiry_announced_at', 'is', null)
      .returning(sql<number>`1`.as('announced'));
    const isFirst = (await executeTakeFirst(transaction, update)) !== undefined;
    if (!isFirst || paymentLink.status !== 'expired') return;
    await emitCustomerEvent(transaction, {
      type: 'payment_link.expired',
      merchantId: row.merchant_id,
      customerId: row.customer_id,
      walletId: row.wallet_id,
      at: now,
      objects: { paymentLink },
    });
  });
}
