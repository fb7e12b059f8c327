import type { AutoTopUp } from '@coffer/adapter';
import { type CustomerOfMerchant, findPaymentMethod } from '../paymentMethods/index.ts';
import {
  type Answer,
  type CallerKey,
  cardOf,
  claimKey,
  findEarlier,
  fingerprintOf,
  requireFewFailures,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { findWallet } from '../wallets/index.ts';
import { findRule, settingsOf } from './autoTopUpRows.ts';
import { evaluateAutoTopUp } from './evaluateAutoTopUp.ts';
import { readAutoTopUp } from './readAutoTopUp.ts';
import { requireAutoTopUp } from './requireAutoTopUp.ts';

/** Ends a pause with the same rule, and looks at once whether a charge is due. Nothing else is changed by it. */
export async function resumeAutoTopUp(
  context: WalletContext,
  customer: CustomerOfMerchant,
  { walletId, key }: { walletId: string; key: CallerKey },
): Promise<Answer<AutoTopUp>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('resumeAutoTopUp', { walletId }) };
  const now = context.now();
  if (!(await findEarlier(context.database, requestKey))) {
    await context.limiter.consume({ limit: 'customerPayments', of: customer.customerId });
  }
  const earlier = await context.database.transaction(async (transaction) => {
    const claimed = await claimKey<AutoTopUp>(transaction, requestKey, { resourceId: walletId, at: now });
    if (claimed) return claimed;
    const wallet = await findWallet(transaction, customer, walletId);
    const rule = await findRule(transaction, walletId, 'lock');
    const settings = settingsOf(rule, wallet.currency);
    if (!rule?.enabled || rule.paused_code === null || !settings) return null;
    await requireAutoTopUp(transaction, customer, { wallet, settings, now });
    const method = await findPaymentMethod(transaction, customer, settings.paymentMethodId);
    await requireFewFailures(context, transaction, customer, ...cardOf(customer.merchantId, method));
    await transaction.query(
      `update auto_top_ups set version = version + 1, declines = 0, paused_code = null, paused_at = null,
         cooldown_until = null, next_evaluation_at = $2 where wallet_id = $1`,
      [walletId, now],
    );
    return null;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await evaluateAutoTopUp(context, walletId);
  const value = await readAutoTopUp(context, customer, walletId);
  await storeIdempotentResponse(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}
