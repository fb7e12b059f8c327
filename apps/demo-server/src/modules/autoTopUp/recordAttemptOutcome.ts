import type { Transaction } from '../../database/Database.ts';
import { appendEvents } from '../../ledger/index.ts';
import type { AutomaticTopUp } from '../shared/index.ts';
import { type AttemptRow, findRule, type RuleRow } from './autoTopUpRows.ts';
import { type AutoTopUpTrouble, writeAutoTopUpMail } from './writeAutoTopUpMail.ts';

/** So many declines in a row pause a rule. */
const declinesMax = 3;
/** The pause between two charges, and after one that was refused or not confirmed. */
const coolDownMs = { settled: 10 * 60_000, refused: 60 * 60_000 };

type Outcome =
  | { status: 'settled' | 'processing' | 'requiresAction' }
  | { status: 'canceled' | 'unavailable' }
  | { status: 'declined'; code: NonNullable<AutomaticTopUp['failure_code']> };

/**
 * Takes over into the attempt, and its rule, what became of its top-up: in the transaction that changed it.
 * The rule was locked by `findRule` before the ledger was touched.
 */
export async function recordAttemptOutcome(
  transaction: Transaction,
  topUp: AutomaticTopUp,
  now: Date,
): Promise<void> {
  const rule = await findRule(transaction, topUp.wallet_id, 'lock');
  const outcome = outcomeOf(topUp);
  const attempt = await changeAttempt(transaction, topUp, { outcome, now });
  if (!rule || !attempt) return;
  const data = { topUpId: topUp.id, attemptId: attempt.id };
  const tell = (type: string, more: Record<string, unknown> = {}) =>
    appendEvents(transaction, topUp.wallet_id, [{ type, at: now, data: { ...data, ...more } }]);
  const mail = (trouble: AutoTopUpTrouble) =>
    writeAutoTopUpMail(transaction, { walletId: topUp.wallet_id, trouble, now });
  if (outcome.status === 'requiresAction') {
    await tell('wallet.auto_top_up_action_required');
    await mail('action_required');
  }
  if (outcome.status === 'settled') await tell('wallet.auto_top_up_succeeded');
  if (!attempt.in_flight) {
    const declines = declinesAfter(rule, topUp, outcome);
    if (outcome.status === 'declined')
      await tell('wallet.auto_top_up_failed', { code: outcome.code, declines });
    const isPaused = outcome.status === 'declined' && declines >= declinesMax && rule.paused_code === null;
    const cooldownUntil = waitsAfter(rule, topUp, { outcome, now });
    await changeRule(transaction, rule, {
      declines,
      cooldownUntil,
      pausedCode: isPaused ? outcome.code : null,
      now,
    });
    if (isPaused) await tell('wallet.auto_top_up_paused', { code: outcome.code });
    if (isPaused) await mail('paused');
    else if (outcome.status === 'declined' && declines === 1) await mail('declined');
  }
}

/** A confirmation that nobody gave counts like a refusal, or the customer would be asked for ever. */
function outcomeOf(topUp: AutomaticTopUp): Outcome {
  switch (topUp.status) {
    case 'settled':
    case 'processing':
    case 'requiresAction':
      return { status: topUp.status };
    case 'expired':
      return { status: 'declined', code: 'authentication_failed' };
    case 'failed':
      if (topUp.failure_code === 'processing_error') return { status: 'unavailable' };
      if (topUp.failure_code === 'wallet_closed') return { status: 'canceled' };
      return { status: 'declined', code: topUp.failure_code ?? 'card_declined' };
    default:
      return { status: 'canceled' };
  }
}

/** Only the method that the rule charges now can bring it nearer to its pause. */
function declinesAfter(rule: RuleRow, topUp: AutomaticTopUp, outcome: Outcome): number {
  if (outcome.status === 'settled') return 0;
  const counts =
    outcome.status === 'declined' && rule.enabled && rule.payment_method_id === topUp.payment_method_id;
  return counts ? rule.declines + 1 : rule.declines;
}

/** What was given up for want of an answer, or for another method, keeps nobody waiting. */
function waitsAfter(
  rule: RuleRow,
  topUp: AutomaticTopUp,
  { outcome, now }: { outcome: Outcome; now: Date },
): Date | null {
  if (outcome.status === 'settled') return new Date(now.getTime() + coolDownMs.settled);
  const isOfRule = rule.payment_method_id === topUp.payment_method_id;
  if (outcome.status === 'unavailable' || !isOfRule) return rule.cooldown_until;
  return new Date(now.getTime() + coolDownMs.refused);
}

async function changeAttempt(
  transaction: Transaction,
  topUp: AutomaticTopUp,
  { outcome, now }: { outcome: Outcome; now: Date },
): Promise<AttemptRow | undefined> {
  const [row] = await transaction.query<AttemptRow>(
    `update auto_top_up_attempts set status = $2, in_flight = $3, failure_code = $4, failure_message = $5,
       retry_at = null, counted_at = $6 where top_up_id = $1 returning *`,
    [
      topUp.id,
      outcome.status,
      outcome.status === 'processing' || outcome.status === 'requiresAction',
      outcome.status === 'declined' ? outcome.code : topUp.failure_code,
      topUp.failure_message ??
        (outcome.status === 'declined' ? 'The payment was not confirmed in time.' : null),
      now,
    ],
  );
  return row;
}

async function changeRule(
  transaction: Transaction,
  rule: RuleRow,
  {
    declines,
    cooldownUntil,
    pausedCode,
    now,
  }: { declines: number; cooldownUntil: Date | null; pausedCode: string | null; now: Date },
): Promise<void> {
  await transaction.query(
    `update auto_top_ups set declines = $2, cooldown_until = $3, paused_code = coalesce($4, paused_code),
       paused_at = case when $4::text is null then paused_at else $5 end,
       next_evaluation_at = case when enabled and $4::text is null and paused_code is null then $6::timestamptz end
     where wallet_id = $1`,
    [rule.wallet_id, declines, cooldownUntil, pausedCode, now, now],
  );
}
