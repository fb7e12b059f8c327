import { type AutoTopUpSettings, WalletError } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { type CurrencyTopUpSettings, readMerchant } from '../merchants/index.ts';
import { findPaymentMethod } from '../paymentMethods/index.ts';
import { requireTopUps } from '../topUps/index.ts';
import type { WalletRow } from '../wallets/index.ts';
import { reckonDearest } from './calculateTopUpAmount.ts';

type Customer = { merchantId: string; customerId: string };

/**
 * Refuses a rule that could not do what it says.
 *
 * @returns the merchant's settings that it was checked by
 * @throws WalletError `auto_top_up_refused`, `amount_out_of_range`, `currency_mismatch`, `payment_method_unusable` …
 */
export async function requireAutoTopUp(
  database: Queryable,
  customer: Customer,
  { wallet, settings, now }: { wallet: WalletRow; settings: AutoTopUpSettings; now: Date },
): Promise<CurrencyTopUpSettings> {
  requireTopUps(wallet, customer);
  requireCurrency(wallet, settings);
  const { settings: offered } = await readMerchant(database, customer.merchantId);
  const topUp = offered.topUp[wallet.currency];
  if (!topUp) throw refused('amount', `Top-ups in ${wallet.currency} are not offered.`);
  requireAmounts(topUp, settings);
  await requireMethod(database, customer, { paymentMethodId: settings.paymentMethodId, now });
  return topUp;
}

function requireCurrency(wallet: WalletRow, settings: AutoTopUpSettings): void {
  for (const name of ['threshold', 'amount', 'monthlyCap'] as const) {
    if (settings[name].currency === wallet.currency) continue;
    const message = `This wallet is in ${wallet.currency}.`;
    throw new WalletError('currency_mismatch', message, { fields: [{ field: `${name}.currency`, message }] });
  }
}

function requireAmounts(topUp: CurrencyTopUpSettings, settings: AutoTopUpSettings): void {
  const { mode, threshold, amount, monthlyCap } = settings;
  const { min, max, step } = topUp;
  if (amount.amount < min || amount.amount > max || amount.amount % step !== 0) {
    const message = `Amounts are from ${min} to ${max} minor units, in steps of ${step}.`;
    const fields = [{ field: 'amount.amount', message }];
    throw new WalletError('amount_out_of_range', message, { facts: { min, max, step }, fields });
  }
  // Otherwise one charge of an empty wallet would leave it below the threshold, and the next would follow.
  if (mode === 'target' ? threshold.amount >= amount.amount : threshold.amount > amount.amount) {
    throw refused(
      'threshold.amount',
      'One top-up of an empty wallet has to reach the threshold, a target to pass it.',
    );
  }
  const { total } = reckonDearest(topUp, settings);
  if (monthlyCap.amount < total) {
    throw refused(
      'monthlyCap.amount',
      `One top-up takes up to ${total} minor units: the cap has to allow it.`,
    );
  }
}

async function requireMethod(
  database: Queryable,
  customer: Customer,
  { paymentMethodId, now }: { paymentMethodId: string; now: Date },
): Promise<void> {
  const method = await findPaymentMethod(database, customer, paymentMethodId);
  const { expiry_year: year, expiry_month: month } = method;
  const isOver = year !== null && month !== null && new Date(Date.UTC(year, month)) <= now;
  if (method.off_session && !isOver) return;
  const message = isOver
    ? 'This card has expired. Choose another method.'
    : 'This method asks its owner each time. Choose one that can be charged while they are away.';
  throw new WalletError('payment_method_unusable', message, {
    fields: [{ field: 'paymentMethodId', message }],
  });
}

function refused(field: string, message: string): WalletError {
  return new WalletError('auto_top_up_refused', message, { fields: [{ field, message }] });
}
