import type { Page } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { recordAction } from '../auditLog/index.ts';
import { toPage, type WalletContext } from '../shared/index.ts';
import { applyPayment } from '../topUps/index.ts';
import {
  findPaymentLink,
  type PaymentLink,
  requireOpenLink,
  selectPaymentLinks,
  toPaymentLink,
} from './repository.ts';

type MerchantLink = { id: string; merchantId: string };

/** Reads a link, without its URL. */
export async function readPaymentLink(context: WalletContext, link: MerchantLink): Promise<PaymentLink> {
  return toPaymentLink(await findPaymentLink(context.database, link), context.now());
}

export type ListPaymentLinksParameters = {
  walletId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists a merchant's links, newest first. */
export async function listPaymentLinks(
  context: WalletContext,
  merchantId: string,
  { walletId, cursor, limit }: ListPaymentLinksParameters,
): Promise<Page<PaymentLink>> {
  let query = selectPaymentLinks().where('payment_links.merchant_id', '=', merchantId);
  if (cursor !== undefined) query = query.where('payment_links.id', '<', cursor);
  if (walletId !== undefined) query = query.where('payment_links.wallet_id', '=', walletId);
  const rows = await execute(context.database, query.orderBy('payment_links.id', 'desc').limit(limit + 1));
  return toPage(
    rows.map((row) => toPaymentLink(row, context.now())),
    limit,
  );
}

/** Reads links by their ids, without their URLs. */
export async function readPaymentLinksById(
  database: Queryable,
  ids: readonly string[],
  now: Date,
): Promise<PaymentLink[]> {
  const query = selectPaymentLinks().where('payment_links.id', '=', ({ fn, val }) => fn.any(val(ids)));
  return (await execute(database, query)).map((row) => toPaymentLink(row, now));
}

/**
 * Revokes a link. Revoking it again changes nothing. A payment that still waits for its payer is canceled. A payment
 * that the processor is already processing can still settle, because the payer may have been charged.
 *
 * @throws WalletError `payment_link_used` when the link is paid
 */
export async function revokePaymentLink(context: WalletContext, link: MerchantLink): Promise<PaymentLink> {
  const row = await context.database.transaction(async (transaction) => {
    const found = await findPaymentLink(transaction, link, 'lock');
    if (found.top_up_status === 'settled') requireOpenLink(found, context.now());
    const update = kysely
      .updateTable('payment_links')
      .set({ revoked_at: context.now() })
      .where('id', '=', found.id)
      .where('revoked_at', 'is', null);
    await execute(transaction, update);
    await recordAction(context, transaction);
    return found;
  });
  if (row.top_up_id !== null && row.top_up_status === 'requiresAction') {
    await cancelPayment(context, row.top_up_id);
  }
  return readPaymentLink(context, link);
}

/** Cancels a payment. While the processor is unavailable, the payer can still confirm it, or its time runs out. */
async function cancelPayment(context: WalletContext, topUpId: string): Promise<void> {
  try {
    await applyPayment(context, await context.processor.cancelPayment(topUpId));
  } catch (error) {
    if (!(error instanceof ProcessorUnavailable)) throw error;
  }
}
