import type { Receipt, TopUp } from '@coffer/adapter';
import { readReceipt } from '../documents/index.ts';
import { type Answer, notFound, type WalletContext } from '../shared/index.ts';
import { cancelTopUp, readTopUp } from '../topUps/index.ts';
import { findByToken, type PaymentLinkRow } from './paymentLinkRows.ts';

/** A top-up as the holder of a payment link sees it: not the wallet's balance, nor its ids. */
export type LinkPayment = Omit<
  TopUp,
  'walletId' | 'quoteId' | 'paymentMethodId' | 'entryId' | 'balanceAfter'
>;

/** A receipt without the entry, whose balances are its customer's own business. */
export type LinkReceipt = Omit<Receipt, 'entry'>;

type OfLink = { token: string; paymentId: string };

/** Where a payment by this link stands. */
export async function readLinkPayment(context: WalletContext, parameters: OfLink): Promise<LinkPayment> {
  const { link, paymentId } = await find(context, parameters);
  return toLinkPayment(await readTopUp(context, ownerOf(link), paymentId));
}

/** Gives up a payment that waits for its payer; the link is open again. */
export async function cancelLinkPayment(
  context: WalletContext,
  { key, ...parameters }: OfLink & { key: string },
): Promise<Answer<LinkPayment>> {
  const { link, paymentId } = await find(context, parameters);
  const callerKey = { scope: `paymentLink:${link.id}`, key };
  const { value, replayed } = await cancelTopUp(context, ownerOf(link), {
    topUpId: paymentId,
    key: callerKey,
  });
  return { value: toLinkPayment(value), replayed };
}

/** What proves a payment that has arrived. @throws WalletError `not_found` until then */
export async function readLinkReceipt(context: WalletContext, parameters: OfLink): Promise<LinkReceipt> {
  const { link, paymentId } = await find(context, parameters);
  const owner = ownerOf(link);
  const { walletId, entryId } = await readTopUp(context, owner, paymentId);
  if (entryId === null) throw notFound('receipt');
  const { entry: _, ...receipt } = await readReceipt(context, owner, { walletId, entryId });
  return receipt;
}

/** A top-up without what is not its payer's to see. */
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

/** Whose wallet a link tops up. */
export function ownerOf(link: PaymentLinkRow): { merchantId: string; customerId: string } {
  return { merchantId: link.merchant_id, customerId: link.customer_id };
}

async function find(context: WalletContext, { token, paymentId }: OfLink) {
  const link = await findByToken(context.database, token);
  const found = await context.database.query(
    'select id from top_ups where id = $1 and payment_link_id = $2',
    [paymentId, link.id],
  );
  if (found.length === 0) throw notFound('payment');
  return { link, paymentId };
}
