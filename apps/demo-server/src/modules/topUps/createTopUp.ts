import type { CreateTopUpParameters, Money, TopUp } from '@coffer/adapter';
import { type CustomerOfMerchant, findPaymentMethod } from '../paymentMethods/index.ts';
import {
  type Answer,
  type CallerKey,
  cardOf,
  findEarlier,
  fingerprintOf,
  notFound,
  requireFewFailures,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { payQuote } from './payQuote.ts';
import { insertQuote, takeQuote } from './quotes.ts';

/** A top-up by the owner of a quote. */
export async function createTopUp(
  context: WalletContext,
  owner: CustomerOfMerchant,
  { key, ...parameters }: CreateTopUpParameters & { key: CallerKey },
): Promise<Answer<TopUp>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('createTopUp', parameters) };
  if (!(await findEarlier(context.database, requestKey))) {
    await context.limiter.consume({ limit: 'customerPayments', of: owner.customerId });
  }
  return payQuote(context, owner, {
    key: requestKey,
    returnUrl: parameters.returnUrl ?? null,
    async method(transaction, payer) {
      const method = await findPaymentMethod(transaction, payer, parameters.paymentMethodId);
      await requireFewFailures(context, transaction, payer, ...cardOf(payer.merchantId, method));
      return method;
    },
    quote: (transaction) => takeQuote(context, transaction, { owner, quoteId: parameters.quoteId }),
  });
}

export type MerchantTopUpParameters = {
  walletId: string;
  paymentMethodId: string;
  /** An amount is quoted and confirmed at once. */
  by: { amount: Money } | { quoteId: string };
  key: CallerKey;
};

/** A top-up that the merchant starts, by a quote whose figures it has seen or by the amount alone. */
export function createMerchantTopUp(
  context: WalletContext,
  owner: AccessScope,
  { key, by, ...parameters }: MerchantTopUpParameters,
): Promise<Answer<TopUp>> {
  return payQuote(context, owner, {
    key: { ...key, fingerprint: fingerprintOf('createMerchantTopUp', { ...parameters, ...by }) },
    returnUrl: null,
    customerPresent: false,
    method: (transaction, payer) => findPaymentMethod(transaction, payer, parameters.paymentMethodId),
    async quote(transaction) {
      const wallet = await findWallet(transaction, owner, parameters.walletId);
      if ('amount' in by) return insertQuote(context, transaction, { owner, wallet, amount: by.amount });
      const row = await takeQuote(context, transaction, { owner, quoteId: by.quoteId });
      if (row.wallet_id !== wallet.id) throw notFound('quote');
      return row;
    },
  });
}
