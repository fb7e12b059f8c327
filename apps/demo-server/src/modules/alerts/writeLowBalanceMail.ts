import { formatMoney } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import type { AlertRow } from '../balances/index.ts';
import { insertMail } from '../mail/index.ts';
import { readMerchant } from '../merchants/index.ts';

/** Never more than one mail in it, a wallet and threshold. */
const quietMs = 24 * 60 * 60 * 1000;

/**
 * Writes a mail that tells a customer of a low balance, to be sent once the transaction has committed; none
 * to a customer without an address, or a day after the last one. The caller holds the alert's lock, so two
 * crossings cannot both find that there was none.
 */
export async function writeLowBalanceMail(
  transaction: Transaction,
  alert: AlertRow,
  { available, now }: { available: number; now: Date },
): Promise<void> {
  const { wallet_id: walletId, merchant_id: merchantId, threshold } = alert;
  const [customer] = await transaction.query<{ name: string; currency: string }>(
    `select c.name, w.currency from customers c join wallets w on w.customer_id = c.id
     where w.id = $1 and c.email is not null and not exists (select from emails m where m.wallet_id = w.id
       and m.type = 'balance_low' and m.threshold = $2 and m.created_at > $3)`,
    [walletId, threshold, new Date(now.getTime() - quietMs)],
  );
  if (!customer || threshold === null) return;
  const { name } = await readMerchant(transaction, merchantId);
  const money = (amount: number) => formatMoney({ amount, currency: customer.currency }, { locale: 'en' });
  const subject = `Your ${name} balance is low: ${money(available)}`;
  const paragraphs = [
    `Hello ${customer.name},`,
    `your available balance is ${money(available)}, below the ${money(threshold)} that you asked to be told of.`,
    `Add funds in ${name}, or switch on auto top-up there, so that nothing stops.`,
    `You get at most one such mail a day. Your alert settings in ${name} change or end it.`,
  ];
  await insertMail(transaction, { walletId, type: 'balance_low', threshold, subject, paragraphs, now });
}
