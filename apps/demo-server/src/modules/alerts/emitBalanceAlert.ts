import type { Transaction } from '../../database/Database.ts';
import { appendEvents } from '../../ledger/index.ts';
import type { AlertRow } from '../balances/index.ts';
import { writeLowBalanceMail } from './writeLowBalanceMail.ts';

/**
 * Tells of one crossing of an alert's threshold, in the transaction that found it: by an event, which is the
 * in-app channel and, where the alert names it, the webhook's; and by mail.
 */
export async function emitBalanceAlert(
  transaction: Transaction,
  alert: AlertRow,
  { available, now }: { available: number; now: Date },
): Promise<void> {
  const type = alert.is_low ? 'wallet.balance_low' : 'wallet.balance_recovered';
  const data = { threshold: alert.threshold, availableBalance: available, channels: alert.channels };
  await appendEvents(transaction, alert.wallet_id, [{ type, at: now, data }]);
  if (alert.is_low && alert.channels.includes('email')) {
    await writeLowBalanceMail(transaction, alert, { available, now });
  }
}
