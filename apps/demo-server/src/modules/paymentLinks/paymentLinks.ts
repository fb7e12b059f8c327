import type { Page } from '@coffer/adapter';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { toPage, type WalletContext } from '../shared/index.ts';
import { applyPayment } from '../topUps/index.ts';
import {
  findPaymentLink,
  type PaymentLink,
  type PaymentLinkRow,
  requireOpenLink,
  selectPaymentLinks,
  toPaymentLink,
} from './paymentLinkRows.ts';

type OfMerchant = { id: string; merchantId: string };

/** One link, without its address. */
export async function readPaymentLink(context: WalletContext, link: OfMerchant): Promise<PaymentLink> {
  return toPaymentLink(await findPaymentLink(context.database, link), context.now());
}

export type ListPaymentLinksParameters = {
  walletId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A merchant's links, newest first. */
export async function listPaymentLinks(
  context: WalletContext,
  merchantId: string,
  { walletId, cursor, limit }: ListPaymentLinksParameters,
): Promise<Page<PaymentLink>> {
  const rows = await context.database.query<PaymentLinkRow>(
    `${selectPaymentLinks}
     where l.merchant_id = $1 and ($2::text is null or l.id < $2) and ($3::text is null or l.wallet_id = $3)
     order by l.id desc limit $4`,
    [merchantId, cursor ?? null, walletId ?? null, limit + 1],
  );
  return toPage(
    rows.map((row) => toPaymentLink(row, context.now())),
    limit,
  );
}

/**
 * Withdraws a link; twice is the same as once. A payment that still waits for its payer is given up; one
 * that is on its way at the processor still arrives, since it may be charged already.
 *
 * @throws WalletError `payment_link_used` once it was paid.
 */
export async function revokePaymentLink(context: WalletContext, link: OfMerchant): Promise<PaymentLink> {
  const row = await context.database.transaction(async (transaction) => {
    const found = await findPaymentLink(transaction, link, 'lock');
    if (found.top_up_status === 'settled') requireOpenLink(found, context.now());
    await transaction.query('update payment_links set revoked_at = coalesce(revoked_at, $2) where id = $1', [
      found.id,
      context.now(),
    ]);
    return found;
  });
  if (row.top_up_id !== null && row.top_up_status === 'requiresAction') {
    await giveUp(context, row.top_up_id);
  }
  return readPaymentLink(context, link);
}

/** While the processor does not answer, its payer may still confirm, or is timed out later. */
async function giveUp(context: WalletContext, topUpId: string): Promise<void> {
  try {
    await applyPayment(context, await context.processor.cancelPayment(topUpId));
  } catch (error) {
    if (!(error instanceof ProcessorUnavailable)) throw error;
  }
}
