import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { appendEvents } from '../../ledger/index.ts';
import type { AutomaticTopUp } from '../shared/index.ts';
import { type AutoTopUpNews, emailCustomer } from './mails.ts';
import { type AttemptRow, findRule, type RuleRow } from './repository.ts';

/** Number of declines in a row that pause a rule. */
const declinesMax = 3;
/** Pause between two charges, and after a declined or unconfirmed one, in milliseconds. */
const cooldownMs = { settled: 10 * 60_000, declined: 60 * 60_000 };

type Outcome =
  | { status: 'settled' | 'processing' | 'requiresAction' | 'canceled' | 'unavailable' }
  | { status: 'declined'; code: NonNullable<AutomaticTopUp['failure_code']>; message: string };

/**
 * Records the outcome of an automatic top-up in its attempt and its rule, in the transaction that changed the top-up.
 * The caller has locked the rule before the ledger.
 */
export async function recordAttemptOutcome(
  transaction: Transaction,
  topUp: AutomaticTopUp,
  now: Date,
): Promise<void> {
  const walletId = topUp.wallet_id;
  const rule = await findRule(transaction, walletId, 'lock');
  const outcome = outcomeOf(topUp);
  const attempt = await updateAttempt(transaction, topUp, { outcome, now });
  if (!rule || !attempt) return;
  const data = { topUpId: topUp.id, attemptId: attempt.id };
  const emit = (type: string, more: Record<string, unknown> = {}) =>
    appendEvents(transaction, walletId, [{ type, at: now, data: { ...data, ...more } }]);
  const email = (news: AutoTopUpNews) =>
    emailCustomer(transaction, { walletId, news, topUpId: topUp.id, now });
  if (outcome.status === 'requiresAction') {
    await emit('wallet.auto_top_up_action_required');
    await email('action_required');
  }
  if (outcome.status === 'settled') await emit('wallet.auto_top_up_succeeded');
  if (attempt.in_flight) return;
  const declines = declinesAfter(rule, topUp, outcome);
  const cooldownUntil = cooldownAfter(rule, topUp, { outcome, now });
  if (outcome.status !== 'declined') {
    await updateRule(transaction, rule, { declines, cooldownUntil, pausedCode: null, now });
    return;
  }
  const { code } = outcome;
  await emit('wallet.auto_top_up_failed', { code, declines });
  const isPaused = declines >= declinesMax && rule.paused_code === null;
  const pausedCode = isPaused ? code : null;
  await updateRule(transaction, rule, { declines, cooldownUntil, pausedCode, now });
  if (isPaused) await emit('wallet.auto_top_up_paused', { code });
  if (isPaused) await email('paused');
  else if (declines === 1) await email('declined');
}

/** An expired confirmation counts as a decline; otherwise the customer would be asked forever. */
function outcomeOf(topUp: AutomaticTopUp): Outcome {
  switch (topUp.status) {
    case 'settled':
    case 'processing':
    case 'requiresAction':
    case 'canceled':
      return { status: topUp.status };
    case 'expired': {
      const message = topUp.failure_message ?? 'The payment was not confirmed in time.';
      return { status: 'declined', code: 'authentication_failed', message };
    }
    case 'failed':
      return failureOutcome(topUp);
    case 'requiresPaymentMethod':
      throw new Error(`Automatic top-up ${topUp.id} has no payment method.`);
    default:
      return topUp.status satisfies never;
  }
}

function failureOutcome({ id, failure_code: code, failure_message: message }: AutomaticTopUp): Outcome {
  if (code === 'processing_error') return { status: 'unavailable' };
  if (code === 'wallet_closed') return { status: 'canceled' };
  if (code === null || message === null) throw new Error(`Top-up ${id} failed without a reason.`);
  return { status: 'declined', code, message };
}

/** Counts only declines of the payment method that the rule charges now. */
function declinesAfter(rule: RuleRow, topUp: AutomaticTopUp, outcome: Outcome): number {
  if (outcome.status === 'settled') return 0;
  const counts =
    outcome.status === 'declined' && rule.enabled && rule.payment_method_id === topUp.payment_method_id;
  return counts ? rule.declines + 1 : rule.declines;
}

/** Unanswered attempts, and attempts with a replaced payment method, do not start a cool-down. */
function cooldownAfter(
  rule: RuleRow,
  topUp: AutomaticTopUp,
  { outcome, now }: { outcome: Outcome; now: Date },
): Date | null {
  if (outcome.status === 'settled') return new Date(now.getTime() + cooldownMs.settled);
  const isReplaced = rule.payment_method_id !== topUp.payment_method_id;
  if (outcome.status === 'unavailable' || isReplaced) return rule.cooldown_until;
  return new Date(now.getTime() + cooldownMs.declined);
}

function updateAttempt(
  transaction: Transaction,
  topUp: AutomaticTopUp,
  { outcome, now }: { outcome: Outcome; now: Date },
): Promise<AttemptRow | undefined> {
  const isDeclined = outcome.status === 'declined';
  const update = kysely
    .updateTable('auto_top_up_attempts')
    .set({
      status: outcome.status,
      in_flight: outcome.status === 'processing' || outcome.status === 'requiresAction',
      failure_code: isDeclined ? outcome.code : topUp.failure_code,
      failure_message: isDeclined ? outcome.message : topUp.failure_message,
      retry_at: null,
      counted_at: now,
    })
    .where('top_up_id', '=', topUp.id)
    .returningAll();
  return executeTakeFirst(transaction, update);
}

async function updateRule(
  transaction: Transaction,
  rule: RuleRow,
  {
    declines,
    cooldownUntil,
    pausedCode,
    now,
  }: { declines: number; cooldownUntil: Date | null; pausedCode: RuleRow['paused_code']; now: Date },
): Promise<void> {
  const isActive = rule.enabled && rule.paused_code === null && pausedCode === null;
  await execute(
    transaction,
    kysely
      .updateTable('auto_top_ups')
      .set({
        declines,
        cooldown_until: cooldownUntil,
        paused_code: pausedCode ?? rule.paused_code,
        paused_at: pausedCode === null ? rule.paused_at : now,
        next_evaluation_at: isActive ? now : null,
      })
      .where('wallet_id', '=', rule.wallet_id),
  );
}
