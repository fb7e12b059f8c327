import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { appendEvents } from '../../ledger/index.ts';
import type { AlertRow } from '../balances/index.ts';
import { insertEmail } from '../mail/index.ts';

/** Minimum time between two emails about the same wallet and threshold. */
const mailIntervalMs = 24 * 60 * 60 * 1000;

/**
 * Reports that a balance crossed its alert's threshold, in the transaction that found the crossing. The event serves
 * the in-app channel and, if the alert has that channel, the webhook. A low balance is also sent by email, if the
 * alert has that channel.
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
    await insertLowBalanceMail(transaction, alert, { available, now });
  }
}

/**
 * Inserts an email about a low balance, which is sent after the commit. Inserts none if the customer has no address,
 * or was sent one in the last day. The caller holds the alert's lock, so two crossings cannot both find that no email
 * was sent.
 */
async function insertLowBalanceMail(
  transaction: Transaction,
  alert: AlertRow,
  { available, now }: { available: number; now: Date },
): Promise<void> {
  const { wallet_id: walletId, merchant_id: merchantId, threshold } = alert;
  if (threshold === null) return;
  const query = kysely
    .selectFrom('customers as c')
    .innerJoin('wallets as w', 'w.customer_id', 'c.id')
    .select(['c.id', 'w.currency'])
    .where('w.id', '=', walletId)
    .where('c.email', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('emails as m')
            .select('m.id')
            .whereRef('m.wallet_id', '=', 'w.id')
            .where('m.type', '=', 'balance_low')
            .where('m.threshold', '=', threshold)
            .where('m.created_at', '>', new Date(now.getTime() - mailIntervalMs)),
        ),
      ),
    );
  const customer = await executeTakeFirst(transaction, query);
  if (!customer) return;
  const money = (amount: number) => ({ amount, currency: customer.currency });
  await insertEmail(transaction, {
    merchantId,
    customerId: customer.id,
    walletId,
    type: 'balance_low',
    threshold,
    values: { balance: money(available), threshold: money(threshold) },
    now,
  });
}
