import { type Money, type TopUpQuote, WalletError } from '@coffer/adapter';
import type { ProcessorMethod } from '../../payments/PaymentProcessor.ts';
import { insertPaymentMethod, saveMethod } from '../paymentMethods/index.ts';
import {
  cardOf,
  findEarlier,
  fingerprintOf,
  type IdempotentResult,
  moneyText,
  requireFewFailures,
  type WalletContext,
} from '../shared/index.ts';
import { insertQuote, lockQuote, payQuote, toQuote } from '../topUps/index.ts';
import { findWallet } from '../wallets/index.ts';
import { type LinkPayment, ownerOf, toLinkPayment } from './linkPayments.ts';
import { findByToken, findPaymentLink, type PaymentLinkRow, requireOpenLink } from './repository.ts';

/** A quote as the payer of a payment link sees it. */
export type LinkQuote = Omit<TopUpQuote, 'walletId' | 'balanceAfter'>;

/** Quotes a payment of a link: its amount, or the payer's choice within its limits. */
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
  /** Token from the processor's form. Its payment method pays once and is not saved for the customer. */
  paymentToken: string;
  returnUrl?: string | undefined;
  key: string;
};

/**
 * Pays a link. Of two payers at the same time, one pays and the other is rejected before a charge. A failed payment
 * leaves the link open.
 */
export async function payPaymentLink(
  context: WalletContext,
  { token, key, ...parameters }: PayPaymentLinkParameters,
): Promise<IdempotentResult<LinkPayment>> {
  const { paymentToken, quoteId, returnUrl = null } = parameters;
  const link = await findByToken(context.database, token);
  const requestKey = {
    scope: `paymentLink:${link.id}`,
    key,
    fingerprint: fingerprintOf('payPaymentLink', parameters),
  };
  if (returnUrl?.includes(token)) throw tokenInReturnUrl();
  const owner = ownerOf(link);
  const linkKey = { paymentLinkId: link.id };
  let saved: ProcessorMethod | null = null;
  if (!(await findEarlier(context.database, requestKey))) {
    requireOpenLink(link, context.now());
    // Before the token reaches the processor: its response would tell a thief whether a stolen card works.
    await requireFewFailures(context, context.database, linkKey);
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
      await requireFewFailures(context, transaction, linkKey, ...cardOf(owner.merchantId, saved));
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
  // `insertQuote` rejects another currency.
  if (amount.currency !== currency || (amount.amount >= min && amount.amount <= max)) return amount;
  const message = `Send an amount from ${moneyText(min, currency)} to ${moneyText(max, currency)}.`;
  const fields = [{ field: 'amount.amount', message }];
  throw new WalletError('amount_out_of_range', message, { facts: { min, max }, fields });
}

function stillRunning(): WalletError {
  return new WalletError('operation_in_progress', 'This request is still running. Try again in a moment.', {
    retryAfterSeconds: 1,
  });
}

/** The token would be stored in plain text, here and at the processor. */
function tokenInReturnUrl(): WalletError {
  const message = 'contains the token of the link, which must not be stored';
  const fields = [{ field: 'returnUrl', message }];
  return new WalletError('invalid_request', `The address to return to ${message}.`, { fields });
}
