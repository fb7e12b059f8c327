import type { CreateTopUpParameters, Money, TopUp } from '@coffer/adapter';
import { fingerprintOf } from './fingerprintOf.ts';
import { findPaymentMethod } from './paymentMethods.ts';
import { payQuote } from './payQuote.ts';
import { insertQuote, takeQuote } from './quotes.ts';
import type { Answer, CallerKey, WalletContext } from './WalletContext.ts';
import { findWallet, type WalletOwner } from './wallets.ts';

/** A top-up by the owner of a quote. */
export function createTopUp(
  context: WalletContext,
  owner: WalletOwner,
  { key, ...parameters }: CreateTopUpParameters & { key: CallerKey },
): Promise<Answer<TopUp>> {
  return payQuote(context, owner, {
    key: { ...key, fingerprint: fingerprintOf('createTopUp', parameters) },
    returnUrl: parameters.returnUrl ?? null,
    method: (transaction, payer) => findPaymentMethod(transaction, payer, parameters.paymentMethodId),
    quote: (transaction) => takeQuote(context, transaction, { owner, quoteId: parameters.quoteId }),
  });
}

/** A top-up that the merchant starts: quoted and confirmed at once. */
export function createMerchantTopUp(
  context: WalletContext,
  owner: WalletOwner,
  { key, ...parameters }: { walletId: string; amount: Money; paymentMethodId: string; key: CallerKey },
): Promise<Answer<TopUp>> {
  return payQuote(context, owner, {
    key: { ...key, fingerprint: fingerprintOf('createMerchantTopUp', parameters) },
    returnUrl: null,
    customerPresent: false,
    method: (transaction, payer) => findPaymentMethod(transaction, payer, parameters.paymentMethodId),
    async quote(transaction) {
      const wallet = await findWallet(transaction, owner, parameters.walletId);
      return insertQuote(context, transaction, { owner, wallet, amount: parameters.amount });
    },
  });
}
