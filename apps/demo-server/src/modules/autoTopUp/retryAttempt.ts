import type { Transaction } from '../../database/Database.ts';
import { requireBalance } from '../balances/index.ts';
import type { WalletContext } from '../shared/index.ts';
import type { TopUpRow } from '../topUps/index.ts';
import { type AttemptRow, findAttemptInFlight, findRule, settingsOf } from './autoTopUpRows.ts';
import { limitedUntil, readAutoTopUpUse } from './autoTopUpUse.ts';
import { chargeAttempt, giveUpAttempt, leaseMs } from './chargeAttempt.ts';

type Retry = { attempt: AttemptRow; topUp: TopUpRow; isWanted: boolean };

/**
 * Asks again about an attempt whose answer never came: after an outage, or a server's end between claim and
 * charge. What has become needless meanwhile (switched off, topped up by hand, beyond a cap) is given up.
 */
export async function retryAttempt(context: WalletContext, walletId: string): Promise<void> {
  const retry = await context.database.transaction((transaction) => take(context, transaction, walletId));
  if (!retry) return;
  if (retry.isWanted) await chargeAttempt(context, retry);
  else await giveUpAttempt(context, walletId);
}

async function take(
  context: WalletContext,
  transaction: Transaction,
  walletId: string,
): Promise<Retry | null> {
  const now = context.now();
  const rule = await findRule(transaction, walletId, 'lock');
  const attempt = await findAttemptInFlight(transaction, walletId);
  if (!rule || !attempt || attempt.retry_at === null || attempt.retry_at > now) return null;
  const [topUp] = await transaction.query<TopUpRow & { wallet_status: string }>(
    `select t.*, w.status as wallet_status from top_ups t join wallets w on w.id = t.wallet_id where t.id = $1`,
    [attempt.top_up_id],
  );
  if (!topUp) return null;
  const settings = settingsOf(rule, attempt.currency);
  const { available } = await requireBalance(transaction, walletId, now);
  const use = await readAutoTopUpUse(transaction, { walletId, now, but: attempt.id });
  const isWanted =
    rule.enabled &&
    rule.paused_code === null &&
    settings !== null &&
    settings.paymentMethodId === topUp.payment_method_id &&
    topUp.wallet_status === 'active' &&
    available < settings.threshold.amount &&
    limitedUntil(settings, use, attempt.total) === null;
  if (!isWanted) return { attempt, topUp, isWanted };
  const [taken] = await transaction.query<AttemptRow>(
    `update auto_top_up_attempts set attempt_count = attempt_count + 1, retry_at = $2, counted_at = $3 where id = $1 returning *`,
    [attempt.id, new Date(now.getTime() + leaseMs), now],
  );
  return taken ? { attempt: taken, topUp, isWanted } : null;
}
