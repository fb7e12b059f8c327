import { type AutoTopUpSettings, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { appendEvents } from '../../ledger/index.ts';
import { requireBalance } from '../balances/index.ts';
import { readMerchant } from '../merchants/index.ts';
import { findPaymentMethod } from '../paymentMethods/index.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import { insertQuote, insertTopUp, type TopUpRow } from '../topUps/index.ts';
import { findWallet, isClosingOrClosed } from '../wallets/index.ts';
import { type AttemptRow, findAttemptInFlight, findRule, type RuleRow, settingsOf } from './autoTopUpRows.ts';
import { limitedUntil, readAutoTopUpUse } from './autoTopUpUse.ts';
import { calculateTopUpAmount } from './calculateTopUpAmount.ts';
import { chargeAttempt, leaseMs } from './chargeAttempt.ts';
import { switchOffWithin } from './switchOffAutoTopUp.ts';

type Claim = { attempt: AttemptRow; topUp: TopUpRow };

/**
 * Looks whether a wallet is to be refilled now, and refills it. Any number of servers may look at once: the
 * rule is locked while caps are read and the attempt is claimed, so one of them charges.
 */
export async function evaluateAutoTopUp(context: WalletContext, walletId: string): Promise<void> {
  const claim = await context.database.transaction((transaction) => evaluate(context, transaction, walletId));
  if (claim) await chargeAttempt(context, claim);
}

async function evaluate(
  context: WalletContext,
  transaction: Transaction,
  walletId: string,
): Promise<Claim | null> {
  const now = context.now();
  const rule = await findRule(transaction, walletId, 'lock');
  if (!rule || rule.next_evaluation_at === null || rule.next_evaluation_at > now) return null;
  const wallet = await findWallet(
    transaction,
    { merchantId: rule.merchant_id, customerId: rule.customer_id },
    walletId,
  );
  const settings = settingsOf(rule, wallet.currency);
  if (isClosingOrClosed(wallet.status)) await switchOffWithin(transaction, { walletId, now });
  // An attempt under way has the rule judged again at its end; unfreezing is an event, which has it judged.
  const isIdle =
    !rule.enabled || rule.paused_code !== null || wallet.status !== 'active' || settings === null;
  if (isIdle || (await findAttemptInFlight(transaction, walletId))) {
    return scheduleEvaluation(transaction, walletId, null);
  }
  const { available } = await requireBalance(transaction, walletId, now);
  if (available >= settings.threshold.amount) return scheduleEvaluation(transaction, walletId, null);
  if (rule.cooldown_until && rule.cooldown_until > now)
    return scheduleEvaluation(transaction, walletId, rule.cooldown_until);
  return claim(context, transaction, { rule, settings, available, now });
}

async function scheduleEvaluation(
  transaction: Transaction,
  walletId: string,
  at: Date | null,
): Promise<null> {
  await transaction.query('update auto_top_ups set next_evaluation_at = $2 where wallet_id = $1', [
    walletId,
    at,
  ]);
  return null;
}

async function claim(
  context: WalletContext,
  transaction: Transaction,
  {
    rule,
    settings,
    available,
    now,
  }: { rule: RuleRow; settings: AutoTopUpSettings; available: number; now: Date },
): Promise<Claim | null> {
  const walletId = rule.wallet_id;
  const owner = { merchantId: rule.merchant_id, customerId: rule.customer_id };
  const merchant = await readMerchant(transaction, rule.merchant_id);
  const topUpSettings = merchant.settings.topUp[settings.amount.currency];
  if (!topUpSettings) return pauseForLimits(transaction, rule, now);
  const { amount, total } = calculateTopUpAmount(topUpSettings, settings, available);
  const use = await readAutoTopUpUse(transaction, { walletId, now });
  const limited = limitedUntil(settings, use, total);
  if (limited) return scheduleEvaluation(transaction, walletId, limited);
  const wallet = await findWallet(transaction, owner, walletId);
  const money = { amount, currency: wallet.currency };
  const quote = await insertQuote(context, transaction, { owner, wallet, amount: money }).catch(
    nullIfRejected,
  );
  if (!quote) return pauseForLimits(transaction, rule, now);
  const topUp = await insertTopUp(transaction, {
    id: createId('top', now),
    quote,
    method: await findPaymentMethod(transaction, owner, settings.paymentMethodId),
    source: 'autoTopUp',
    at: now,
  });
  const [attempt] = await transaction.query<AttemptRow>(
    `insert into auto_top_up_attempts (id, wallet_id, top_up_id, currency, total, status, retry_at, counted_at, created_at)
     values ($1, $2, $3, $4, $5, 'processing', $6, $7, $7) returning *`,
    [
      createId('ata', now),
      walletId,
      topUp.id,
      topUp.currency,
      topUp.total,
      new Date(now.getTime() + leaseMs),
      now,
    ],
  );
  await scheduleEvaluation(transaction, walletId, null);
  return attempt ? { attempt, topUp } : null;
}

function nullIfRejected(error: unknown): null {
  if (error instanceof WalletError) return null;
  throw error;
}

/** The merchant has changed its limits, so that the rule asks for what is no longer offered. */
async function pauseForLimits(transaction: Transaction, rule: RuleRow, now: Date): Promise<null> {
  await transaction.query(
    `update auto_top_ups set paused_code = 'processing_error', paused_at = $2, next_evaluation_at = null where wallet_id = $1`,
    [rule.wallet_id, now],
  );
  const data = { code: 'processing_error', reason: 'amount_out_of_range' };
  await appendEvents(transaction, rule.wallet_id, [{ type: 'wallet.auto_top_up_paused', at: now, data }]);
  return null;
}
