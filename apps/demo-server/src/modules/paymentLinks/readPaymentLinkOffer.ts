import type { Money, PaymentMethodSetup, TopUpSettings } from '@coffer/adapter';
import { readCustomer } from '../customers/index.ts';
import { type CurrencyTopUpSettings, readMerchant } from '../merchants/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { readTopUp, toTopUpSettings } from '../topUps/index.ts';
import { type LinkPayment, toLinkPayment } from './linkPayments.ts';
import { findByToken, type PaymentLinkRow, type PaymentLinkStatus, statusOf } from './paymentLinkRows.ts';

/** What a link offers to whoever holds it: no id, no balance, nothing else of the wallet. */
export type PaymentLinkOffer = {
  merchant: { name: string };
  customer: { name: string };
  currency: string;
  status: PaymentLinkStatus;
  /** What is to be paid; null where the holder chooses. */
  amount: Money | null;
  /** What can be chosen; null with an `amount`, and where this currency is no longer offered. */
  topUp: TopUpSettings | null;
  paymentMethodSetup: PaymentMethodSetup;
  /** The payment that is on its way or has arrived. */
  payment: LinkPayment | null;
  expiresAt: string;
};

/** What the page of a link shows, in each of its states. @throws WalletError `not_found` for a wrong token */
export async function readPaymentLinkOffer(context: WalletContext, token: string): Promise<PaymentLinkOffer> {
  const seen = await findByToken(context.database, token);
  const owner = { merchantId: seen.merchant_id, customerId: seen.customer_id };
  // Looking at a payment may settle it; what is told of the link comes after that.
  const topUp = counts(seen) ? await readTopUp(context, owner, seen.top_up_id ?? '') : null;
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
    payment: topUp && counts(row) ? toLinkPayment(topUp) : null,
    expiresAt: row.expires_at.toISOString(),
  };
}

function counts(row: PaymentLinkRow): boolean {
  return row.top_up_status !== null && !['failed', 'canceled', 'expired'].includes(row.top_up_status);
}

/** The merchant's limits as they are now, and within them the link's own. */
function narrowed(settings: CurrencyTopUpSettings, row: PaymentLinkRow): CurrencyTopUpSettings {
  const min = Math.max(settings.min, row.amount_min ?? settings.min);
  const max = Math.min(settings.max, row.amount_max ?? settings.max);
  return { ...settings, min, max, presets: settings.presets.filter((one) => one >= min && one <= max) };
}
