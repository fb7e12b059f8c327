import type { Transaction } from '../../database/Database.ts';
import { insertMail } from '../mail/index.ts';

/** What a customer hears of by mail: the first decline in a row, and whatever keeps the rule from going on. */
export type AutoTopUpTrouble = 'declined' | 'paused' | 'action_required' | 'method_removed';

/** Writes a mail that says what happened to a wallet's auto top-up, and what to do, with what it tells of. */
export async function writeAutoTopUpMail(
  transaction: Transaction,
  { walletId, trouble, now }: { walletId: string; trouble: AutoTopUpTrouble; now: Date },
): Promise<void> {
  const [names] = await transaction.query<{ customer: string; merchant: string; currency: string }>(
    `select c.name as customer, m.name as merchant, w.currency from wallets w
     join customers c on c.id = w.customer_id join merchants m on m.id = w.merchant_id where w.id = $1`,
    [walletId],
  );
  if (!names) return;
  const { merchant, customer, currency } = names;
  const { subject, happened, next } = texts[trouble](merchant);
  await insertMail(transaction, {
    walletId,
    type: `auto_top_up_${trouble}`,
    subject,
    paragraphs: [`Hello ${customer},`, `${happened} It is about your ${currency} balance.`, next],
    now,
  });
}

type Text = { subject: string; happened: string; next: string };

const texts: Record<AutoTopUpTrouble, (merchant: string) => Text> = {
  declined: (merchant) => ({
    subject: `Auto top-up at ${merchant}: your payment was declined`,
    happened: 'Auto top-up tried to add funds, and the payment was declined. It will try again in an hour.',
    next: `Check the card with your bank, or choose a different one in ${merchant}. After three declines in a row it pauses.`,
  }),
  paused: (merchant) => ({
    subject: `Auto top-up at ${merchant} is paused`,
    happened: 'Auto top-up is paused after three declined payments: nothing is added by itself any more.',
    next: `Resume it in ${merchant}, or choose a different card there. Nothing is charged until you do.`,
  }),
  action_required: (merchant) => ({
    subject: `Auto top-up at ${merchant}: confirm your payment`,
    happened: 'Your bank asks you to confirm a payment of auto top-up. Nothing is added until you do.',
    next: `Open ${merchant} and confirm it there within a day.`,
  }),
  method_removed: (merchant) => ({
    subject: `Auto top-up at ${merchant} is switched off`,
    happened: 'The payment method of auto top-up was removed, which has switched it off.',
    next: `Choose another method in ${merchant} to switch it on again. Only you can.`,
  }),
};
