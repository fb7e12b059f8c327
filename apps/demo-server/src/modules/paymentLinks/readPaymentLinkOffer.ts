import { isFinalTopUpStatus, type Money, type PaymentMethodSetup, type TopUpSettings } from '@coffer/adapter';
import { readCustomer } from '../customers/index.ts';
import { type CurrencyTopUpSettings, readMerchant } from '../merchants/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { readTopUp, toTopUpSettings } from '../topUps/index.ts';
import { type LinkPayment, toLinkPayment } from './linkPayments.ts';
import { findByToken, type PaymentLinkRow, type PaymentLinkStatus, statusOf } from './repository.ts';

/** Data that the payer of a link may see. It contains no ids and no balance of the wallet. */
export type PaymentLinkOffer = {
  merchant: { name: string };
  customer: { name: string };
  currency: string;
  status: PaymentLinkStatus;
  /** The amount to pay; null when the payer chooses it. */
  amount: Money | null;
  /** The amounts to choose from; null with an `amount`, or when this currency is no longer offered. */
  topUp: TopUpSettings | null;
  paymentMethodSetup: PaymentMethodSetup;
  /** The payment that is processing or settled. */
  payment: LinkPayment | null;
  expiresAt: string;
};

/** Reads what the page of a link shows, in each status. @throws WalletError `not_found` for a wrong token */
export async function readPaymentLinkOffer(context: WalletContext, token: string): Promise<PaymentLinkOffer> {
  const seen = await findByToken(context.database, token);
  const owner = { merchantId: seen.merchant_id, customerId: seen.customer_id };
  // Reading a payment can settle it, so the link is read again afterwards.
  const paymentId = paymentOf(seen);
  const topUp = paymentId === null ? null : await readTopUp(context, owner, paymentId);
  const [row, merchant, customer] = await Promise.all([
    findByToken(context.database, token),
    readMerchant(context.database, owner.merchantId),
    readCustomer(context, owner.merchantId, owner.customerId),
  ]);
  const settings = merchant.settings.topUp[row.currency];
  return {
    merchant: { name: merchant.name },
    customer: { name: customer.name },
    currency: row.currency,
    status: statusOf(row, context.now()),
    amount: row.amount === null ? null : { amount: row.amount, currency: row.currency },
    topUp: row.amount === null && settings ? toTopUpSettings(row.currency, narrowed(settings, row)) : null,
    paymentMethodSetup: context.processor.methodSetup,
    payment: topUp && paymentOf(row) !== null ? toLinkPayment(topUp) : null,
    expiresAt: row.expires_at.toISOString(),
  };
}

/** Returns the id of the payment that is processing or settled, or null. */
function paymentOf({ top_up_id: id, top_up_status: status }: PaymentLinkRow): string | null {
  if (id === null || status === null) return null;
  return isFinalTopUpStatus(status) && status !== 'settled' ? null : id;
}

/** Narrows the merchant's current limits to those of the link. */
function narrowed(settings: CurrencyTopUpSettings, row: PaymentLinkRow): CurrencyTopUpSettings {
  const min = Math.max(settings.min, row.amount_min ?? settings.min);
  const max = Math.min(settings.max, row.amount_max ?? settings.max);
  return { ...settings, min, max, presets: settings.presets.filter((one) => one >= min && one <= max) };
}
