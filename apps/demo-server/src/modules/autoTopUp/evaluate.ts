import { type AutoTopUpSettings, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { appendEvents } from '../../ledger/index.ts';
import { requireBalance } from '../balances/index.ts';
import { withTaxOf } from '../billing/index.ts';
import { readMerchant } from '../merchants/index.ts';
import { findPaymentMethod } from '../paymentMethods/index.ts';
import { createId, type WalletContext, withProcessorDeadline } from '../shared/index.ts';
import { insertQuote, insertTopUp } from '../topUps/index.ts';
import { findWallet, isClosingOrClosed, type WalletRow } from '../wallets/index.ts';
import { chargeAttempt, insertAttempt, retryAttempt } from './attempts.ts';
import { emailCustomer } from './mails.ts';
import {
  findAttemptInFlight,
  findRule,
  type RuleRow,
  readUsage,
  scheduleEvaluation,
  settingsOf,
} from './repository.ts';
import { calculateTopUpAmount, limitedUntil } from './rule.ts';
import { switchOffWithin } from './switchOff.ts';

/** Pause before a rule is evaluated again after its evaluation failed. */
const retryDelayMs = 60_000;

type Claim = Awaited<ReturnType<typeof insertAttempt>>;

/**
 * Evaluates a wallet's rule, and charges when it is due. Several servers may do so at once: the rule is locked while
 * the caps are read and the attempt is stored, so one of them charges.
 */
export async function evaluateAutoTopUp(context: WalletContext, walletId: string): Promise<void> {
  const claim = await context.database.transaction((transaction) => evaluate(context, transaction, walletId));
  if (claim) await chargeAttempt(context, claim);
}

/** Decides whether to charge. Stores the attempt, or the time of the next evaluation. */
async function evaluate(
  context: WalletContext,
  transaction: Transaction,
  walletId: string,
): Promise<Claim | null> {
  const now = context.now();
  const rule = await findRule(transaction, walletId, 'lock');
  if (!rule || rule.next_evaluation_at === null || rule.next_evaluation_at > now) return null;
  const owner = { merchantId: rule.merchant_id, customerId: rule.customer_id };
  const wallet = await findWallet(transaction, owner, walletId);
  const settings = settingsOf(rule, wallet.currency);
  if (isClosingOrClosed(wallet.status)) await switchOffWithin(transaction, { walletId, now });
  // The end of an attempt, and the event of unfreezing, schedule the next evaluation.
  const isIdle =
    !rule.enabled || rule.paused_code !== null || wallet.status !== 'active' || settings === null;
  if (isIdle || (await findAttemptInFlight(transaction, walletId))) return wait(transaction, rule, null);
  const { available } = await requireBalance(transaction, walletId, now);
  if (available >= settings.threshold.amount) return wait(transaction, rule, null);
  if (rule.cooldown_until && rule.cooldown_until > now) return wait(transaction, rule, rule.cooldown_until);
  return claim(context, transaction, { rule, wallet, settings, available, now });
}

async function wait(transaction: Transaction, { wallet_id }: RuleRow, until: Date | null): Promise<null> {
  await scheduleEvaluation(transaction, wallet_id, until);
  return null;
}

type DueRule = {
  rule: RuleRow;
  wallet: WalletRow;
  settings: AutoTopUpSettings;
  available: number;
  now: Date;
};

async function claim(
  context: WalletContext,
  transaction: Transaction,
  { rule, wallet, settings, available, now }: DueRule,
): Promise<Claim | null> {
  const walletId = rule.wallet_id;
  const owner = { merchantId: rule.merchant_id, customerId: rule.customer_id };
  const merchant = await readMerchant(transaction, rule.merchant_id);
  const offered = merchant.settings.topUp[wallet.currency];
  const topUpSettings = await withTaxOf(transaction, owner, offered);
  if (!topUpSettings) return pauseForLimits(transaction, rule, now);
  const { amount, total } = calculateTopUpAmount(topUpSettings, settings, available);
  const usage = await readUsage(transaction, { walletId, now });
  const limited = limitedUntil(settings, usage, total);
  if (limited) return wait(transaction, rule, limited);
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
  const claimed = await insertAttempt(transaction, topUp, now);
  await scheduleEvaluation(transaction, walletId, null);
  return claimed;
}

function nullIfRejected(error: unknown): null {
  if (error instanceof WalletError) return null;
  throw error;
}

/** Pauses a rule because the merchant's limits no longer allow its amount. */
async function pauseForLimits(
  transaction: Transaction,
  { wallet_id: walletId }: RuleRow,
  now: Date,
): Promise<null> {
  const code = 'processing_error';
  await execute(
    transaction,
    kysely
      .updateTable('auto_top_ups')
      .set({ paused_code: code, paused_at: now, next_evaluation_at: null })
      .where('wallet_id', '=', walletId),
  );
  const data = { code, reason: 'amount_out_of_range' };
  await appendEvents(transaction, walletId, [{ type: 'wallet.auto_top_up_paused', at: now, data }]);
  await emailCustomer(transaction, { walletId, news: 'limits_changed', now });
  return null;
}

/**
 * Evaluates each rule that is due, and retries each attempt with an unknown outcome, once. For tests and the test
 * clock: a server has pools that keep running.
 *
 * @throws the first error, after every wallet was tried
 */
export async function runAutoTopUps(context: WalletContext): Promise<void> {
  const pools = [claimAttempts(context), claimRules(context)].map((claim) => createWorkerPool(claim));
  const outcomes = await Promise.allSettled(pools.map((pool) => pool.drain()));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Finds rules that are due. The lock on the rule's row lets one server evaluate it. */
export function claimRules(context: WalletContext): ClaimTasks {
  return claimWallets(context, dueRuleSql, evaluateOrDelay);
}

/** Finds attempts with an unknown outcome. The lock on the rule's row lets one server retry them. */
export function claimAttempts(context: WalletContext): ClaimTasks {
  return claimWallets(context, dueAttemptSql, retryAttempt);
}

const dueRuleSql = dueRows({ from: 'auto_top_ups', id: 'wallet_id', due: 'next_evaluation_at' });
const dueAttemptSql = dueRows({
  from: `(select a.wallet_id, r.merchant_id, a.retry_at from auto_top_up_attempts a
    join auto_top_ups r on r.wallet_id = a.wallet_id where a.in_flight and a.retry_at is not null)`,
  id: 'wallet_id',
  due: 'retry_at',
});

function claimWallets(
  context: WalletContext,
  dueSql: string,
  work: (context: WalletContext, walletId: string) => Promise<void>,
): ClaimTasks {
  return async (free) => {
    const due = await context.database.query<{ wallet_id: string; merchant_id: string }>(
      `select wallet_id, merchant_id from auto_top_ups where wallet_id in (${dueSql})`,
      dueParameters(context.now(), free),
    );
    return due.map(({ wallet_id: walletId, merchant_id: merchantId }) => ({
      id: walletId,
      group: merchantId,
      tenant: merchantId,
      run: () => withProcessorDeadline(context, (within) => work(within, walletId)),
    }));
  };
}

async function evaluateOrDelay(context: WalletContext, walletId: string): Promise<void> {
  try {
    await evaluateAutoTopUp(context, walletId);
  } catch (error) {
    await execute(
      context.database,
      kysely
        .updateTable('auto_top_ups')
        .set({ next_evaluation_at: new Date(context.now().getTime() + retryDelayMs) })
        .where('wallet_id', '=', walletId)
        .where('next_evaluation_at', 'is not', null),
    );
    throw error;
  }
}

/** Marks the auto top-up rules of these wallets as due for evaluation. */
export async function markRulesDue(
  transaction: Transaction,
  { walletIds, now }: { walletIds: string[]; now: Date },
): Promise<void> {
  await transaction.query(
    `update auto_top_ups set next_evaluation_at = least(next_evaluation_at, $2)
     where wallet_id in (select wallet_id from auto_top_ups where wallet_id = any ($1::text[]) and enabled
       and paused_code is null order by wallet_id for update)`,
    [walletIds, now],
  );
}
