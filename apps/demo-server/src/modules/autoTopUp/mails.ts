import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { insertWalletMail, walletLink } from '../mail/index.ts';
import { readMerchant } from '../merchants/index.ts';

/** Reasons to email the customer: the first decline in a row, and each stop. */
export type AutoTopUpTrouble =
  | 'declined'
  | 'paused'
  | 'limits_changed'
  | 'action_required'
  | 'method_removed';

/** Queues an email about a wallet's auto top-up, in the transaction of the change that it is about. */
export async function emailCustomer(
  transaction: Transaction,
  { walletId, trouble, now }: { walletId: string; trouble: AutoTopUpTrouble; now: Date },
): Promise<void> {
  const query = kysely
    .selectFrom('wallets')
    .innerJoin('customers', 'customers.id', 'wallets.customer_id')
    .select(['customers.name as customer', 'wallets.merchant_id', 'wallets.currency'])
    .where('wallets.id', '=', walletId);
  const names = await executeTakeFirst(transaction, query);
  if (!names) return;
  const { merchant_id: merchantId, customer, currency } = names;
  const { name: merchant, settings } = await readMerchant(transaction, merchantId);
  const { subject, happened, next } = texts[trouble](merchant);
  await insertWalletMail(transaction, {
    walletId,
    type: `auto_top_up_${trouble}`,
    subject,
    paragraphs: [
      `Hello ${customer},`,
      `${happened} It is about your ${currency} balance.`,
      next,
      ...walletLink(settings),
    ],
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
    happened: 'Auto top-up is paused after three declined payments. No more funds are added automatically.',
    next: `Resume it in ${merchant}, or choose a different card there. Nothing is charged until you do.`,
  }),
  limits_changed: (merchant) => ({
    subject: `Auto top-up at ${merchant} is paused`,
    happened: `Auto top-up is paused because ${merchant} no longer offers the amount that you chose.`,
    next: `Choose another amount in ${merchant} to continue. Nothing is charged until you do.`,
  }),
  action_required: (merchant) => ({
    subject: `Auto top-up at ${merchant}: confirm your payment`,
    happened: 'Your bank asks you to confirm a payment of auto top-up. Nothing is added until you do.',
    next: `Open ${merchant} and confirm it there within a day.`,
  }),
  method_removed: (merchant) => ({
    subject: `Auto top-up at ${merchant} is turned off`,
    happened: 'The payment method of auto top-up was removed, so auto top-up is turned off.',
    next: `Choose another payment method in ${merchant} to turn it on again. Only you can.`,
  }),
};
