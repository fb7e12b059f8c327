import type { Receipt, TopUp } from '@coffer/adapter';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { readReceipt } from '../documents/index.ts';
import { type IdempotentResult, notFound, type WalletContext } from '../shared/index.ts';
import { cancelTopUp, readTopUp } from '../topUps/index.ts';
import { findByToken, type PaymentLinkRow } from './repository.ts';

/** A top-up as the payer of a payment link sees it: without the wallet's balance and ids. */
export type LinkPayment = Omit<
  TopUp,
  'walletId' | 'quoteId' | 'paymentMethodId' | 'entryId' | 'balanceAfter'
>;

/** A receipt without the entry and the document, whose balances and address only the customer may see. */
export type LinkReceipt = Omit<Receipt, 'entry' | 'document'>;

type LinkPaymentParameters = { token: string; paymentId: string };

/** Reads a payment of a link. */
export async function readLinkPayment(
  context: WalletContext,
  parameters: LinkPaymentParameters,
): Promise<LinkPayment> {
  const { link, paymentId } = await find(context, parameters);
  return toLinkPayment(await readTopUp(context, ownerOf(link), paymentId));
}

/** Cancels a payment that waits for its payer. The link is open again. */
export async function cancelLinkPayment(
  context: WalletContext,
  { key, ...parameters }: LinkPaymentParameters & { key: string },
): Promise<IdempotentResult<LinkPayment>> {
  const { link, paymentId } = await find(context, parameters);
  const callerKey = { scope: `paymentLink:${link.id}`, key };
  const { value, replayed } = await cancelTopUp(context, ownerOf(link), {
    topUpId: paymentId,
    key: callerKey,
  });
  return { value: toLinkPayment(value), replayed };
}

/** Reads the receipt of a settled payment. @throws WalletError `not_found` until it is settled */
export async function readLinkReceipt(
  context: WalletContext,
  parameters: LinkPaymentParameters,
): Promise<LinkReceipt> {
  const { link, paymentId } = await find(context, parameters);
  const owner = ownerOf(link);
  const { walletId, entryId } = await readTopUp(context, owner, paymentId);
  if (entryId === null) throw notFound('receipt');
  const { entry: _, document: __, ...receipt } = await readReceipt(context, owner, { walletId, entryId });
  return receipt;
}

/** Removes from a top-up what its payer may not see. */
export function toLinkPayment(topUp: TopUp): LinkPayment {
  const {
    walletId: _,
    quoteId: __,
    paymentMethodId: ___,
    entryId: ____,
    balanceAfter: _____,
    ...rest
  } = topUp;
  return rest;
}

/** Returns the customer whose wallet a link tops up. */
export function ownerOf(link: PaymentLinkRow): { merchantId: string; customerId: string } {
  return { merchantId: link.merchant_id, customerId: link.customer_id };
}

async function find(context: WalletContext, { token, paymentId }: LinkPaymentParameters) {
  const link = await findByToken(context.database, token);
  const query = kysely
    .selectFrom('top_ups')
    .select('id')
    .where('id', '=', paymentId)
    .where('payment_link_id', '=', link.id);
  const found = await execute(context.database, query);
  if (found.length === 0) throw notFound('payment');
  return { link, paymentId };
}
