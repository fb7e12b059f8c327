import { type Money, type TopUpQuote, WalletError } from '@coffer/adapter';
import type { ProcessorMethod } from '../../payments/PaymentProcessor.ts';
import { insertPaymentMethod, saveMethod } from '../paymentMethods/index.ts';
import {
  type Answer,
  cardOf,
  findEarlier,
  fingerprintOf,
  requireFewFailures,
  type WalletContext,
} from '../shared/index.ts';
import { insertQuote, lockQuote, payQuote, toQuote } from '../topUps/index.ts';
import { findWallet } from '../wallets/index.ts';
import { type LinkPayment, ownerOf, toLinkPayment } from './linkPayments.ts';
import { findByToken, findPaymentLink, type PaymentLinkRow, requireOpenLink } from './paymentLinkRows.ts';

/** A quote as the holder of a payment link sees it. */
export type LinkQuote = Omit<TopUpQuote, 'walletId' | 'balanceAfter'>;

/** Reckons a payment of a link: of its amount, or of one within its limits. */
export async function quotePaymentLink(
  context: WalletContext,
  { token, amount }: { token: string; amount?: Money | undefined },
): Promise<LinkQuote> {
  const link = await findByToken(context.database, token);
  requireOpenLink(link, context.now());
  await context.limiter.consume({ limit: 'linkQuotes', of: link.id });
  const owner = ownerOf(link);
  const wallet = await findWallet(context.database, owner, link.wallet_id);
  const chosen = requireOffered(link, amount);
  const row = await insertQuote(context, context.database, {
    owner,
    wallet,
    amount: chosen,
    paymentLinkId: link.id,
  });
  const { walletId: _, balanceAfter: __, ...quote } = toQuote(row);
  return quote;
}

export type PayPaymentLinkParameters = {
  token: string;
  quoteId: string;
  /** Of the processor's own form. The method behind it pays this once and is not saved for the customer. */
  paymentToken: string;
  returnUrl?: string | undefined;
  key: string;
};

/**
 * Pays a link. Of two payers at once one pays and the other is refused before anything is charged; a
 * payment that fails leaves the link open.
 */
export async function payPaymentLink(
  context: WalletContext,
  { token, key, ...parameters }: PayPaymentLinkParameters,
): Promise<Answer<LinkPayment>> {
  const { paymentToken, quoteId, returnUrl = null } = parameters;
  const link = await findByToken(context.database, token);
  const requestKey = {
    scope: `paymentLink:${link.id}`,
    key,
    fingerprint: fingerprintOf('payPaymentLink', parameters),
  };
  if (returnUrl?.includes(token)) throw tellsToken();
  const owner = ownerOf(link);
  const ofLink = { paymentLinkId: link.id };
  let saved: ProcessorMethod | null = null;
  if (!(await findEarlier(context.database, requestKey))) {
    requireOpenLink(link, context.now());
    // Before the processor hears of the token: whether it knows a card is worth something to a thief.
    await requireFewFailures(context, context.database, ofLink);
    await context.limiter.consume({ limit: 'linkPayments', of: link.id });
    saved = await saveMethod(context, { token: paymentToken, customerId: null });
  }
  const { value, replayed } = await payQuote(context, owner, {
    key: requestKey,
    source: 'paymentLink',
    returnUrl,
    quote: async (transaction) => {
      requireOpenLink(
        await findPaymentLink(transaction, { id: link.id, merchantId: link.merchant_id }, 'lock'),
        context.now(),
      );
      await requireFewFailures(context, transaction, ofLink, ...cardOf(owner.merchantId, saved));
      return lockQuote(context, transaction, { owner, quoteId, paymentLinkId: link.id });
    },
    async method(transaction) {
      // An earlier request with this key was found above, and has failed since.
      if (saved === null) throw stillRunning();
      return insertPaymentMethod(transaction, { owner, saved, at: context.now(), keep: false });
    },
  });
  return { value: toLinkPayment(value), replayed };
}

function requireOffered(link: PaymentLinkRow, amount: Money | undefined): Money {
  const { currency } = link;
  if (!amount) {
    if (link.amount !== null) return { amount: link.amount, currency };
    throw new WalletError('invalid_request', 'This link leaves the amount to you: send one.', {
      fields: [{ field: 'amount', message: 'is required for this link' }],
    });
  }
  const min = link.amount ?? link.amount_min ?? 0;
  const max = link.amount ?? link.amount_max ?? 0;
  // Another currency is refused where the wallet is known.
  if (amount.currency !== currency || (amount.amount >= min && amount.amount <= max)) return amount;
  const message = `This link takes from ${min} to ${max} minor units.`;
  const fields = [{ field: 'amount.amount', message }];
  throw new WalletError('amount_out_of_range', message, { facts: { min, max }, fields });
}

function stillRunning(): WalletError {
  return new WalletError('operation_in_progress', 'This request is still running. Try again in a moment.', {
    retryAfterSeconds: 1,
  });
}

/** It would be stored in clear, here and at the processor. */
function tellsToken(): WalletError {
  const message = 'has the token of the link in it, which must not be stored';
  const fields = [{ field: 'returnUrl', message }];
  return new WalletError('invalid_request', `The address to return to ${message}.`, { fields });
}
