import {
  type AutoTopUp,
  type AutoTopUpSettings,
  type SaveAutoTopUpParameters,
  WalletError,
} from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { type CustomerOfMerchant, findPaymentMethod, lockMethods } from '../paymentMethods/index.ts';
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
import { findRule, type RuleRow } from './autoTopUpRows.ts';
import { giveUpAttempt } from './chargeAttempt.ts';
import { evaluateAutoTopUp } from './evaluateAutoTopUp.ts';
import { readAutoTopUp } from './readAutoTopUp.ts';
import { requireAutoTopUp } from './requireAutoTopUp.ts';

/**
 * Switches a rule on, or changes it, and ends a pause. When the balance is below the threshold already, it
 * charges before it answers: `previewAutoTopUp` says how much.
 *
 * @throws WalletError `version_conflict` when it was written since the version that this was made from
 */
export async function saveAutoTopUp(
  context: WalletContext,
  customer: CustomerOfMerchant,
  { key, ...parameters }: SaveAutoTopUpParameters & { key: CallerKey },
): Promise<Answer<AutoTopUp>> {
  const { walletId, settings } = parameters;
  const requestKey = { ...key, fingerprint: fingerprintOf('saveAutoTopUp', parameters) };
  const now = context.now();
  if (!(await findEarlier(context.database, requestKey))) {
    await context.limiter.consume({ limit: 'customerPayments', of: customer.customerId });
  }
  const earlier = await context.database.transaction(async (transaction) => {
    const claimed = await claimKey<AutoTopUp>(transaction, requestKey, { resourceId: walletId, at: now });
    if (claimed) return claimed;
    const wallet = await findWallet(transaction, customer, walletId);
    // A method that is removed at the same time either refuses the rule, or switches it off.
    await lockMethods(transaction, customer);
    const before = await lockOrStart(transaction, customer, walletId);
    if (before.version !== parameters.version) throw conflict(before.version);
    await requireAutoTopUp(transaction, customer, { wallet, settings, now });
    const method = await findPaymentMethod(transaction, customer, settings.paymentMethodId);
    await requireFewFailures(context, transaction, customer, ...cardOf(customer.merchantId, method));
    await write(transaction, before, { settings, now });
    return null;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await giveUpAttempt(context, walletId);
  await evaluateAutoTopUp(context, walletId);
  const value = await readAutoTopUp(context, customer, walletId);
  await storeIdempotentResponse(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}

/** The rule, locked; where there was none, one that is off and was never written. */
async function lockOrStart(
  transaction: Transaction,
  { merchantId, customerId }: CustomerOfMerchant,
  walletId: string,
): Promise<RuleRow> {
  await transaction.query(
    `insert into auto_top_ups (wallet_id, merchant_id, customer_id) values ($1, $2, $3) on conflict do nothing`,
    [walletId, merchantId, customerId],
  );
  const rule = await findRule(transaction, walletId, 'lock');
  if (!rule) throw new Error(`The rule of wallet ${walletId} vanished.`);
  return rule;
}

/** A decision of its own: it does not wait for the last attempt's cool-down. The caps hold. */
async function write(
  transaction: Transaction,
  before: RuleRow,
  { settings, now }: { settings: AutoTopUpSettings; now: Date },
): Promise<void> {
  await transaction.query(
    `update auto_top_ups set enabled = true, version = version + 1, mode = $2, threshold = $3, amount = $4,
       payment_method_id = $5, monthly_cap = $6, daily_count = $7, declines = 0, paused_code = null,
       paused_at = null, cooldown_until = null, next_evaluation_at = $8 where wallet_id = $1`,
    [
      before.wallet_id,
      settings.mode,
      settings.threshold.amount,
      settings.amount.amount,
      settings.paymentMethodId,
      settings.monthlyCap.amount,
      settings.dailyCount,
      now,
    ],
  );
  // One that waits with another method waits in vain.
  await transaction.query(
    `update auto_top_up_attempts a set retry_at = $3 from top_ups t
     where a.wallet_id = $1 and a.in_flight and t.id = a.top_up_id and t.payment_method_id <> $2`,
    [before.wallet_id, settings.paymentMethodId, now],
  );
}

function conflict(version: number): WalletError {
  const message = 'This rule was changed meanwhile. Read it again, and save what you want to keep.';
  return new WalletError('version_conflict', message, { facts: { version } });
}
