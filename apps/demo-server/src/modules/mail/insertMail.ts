import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { createId } from '../shared/index.ts';

/** Receiver of an email: the customer, or the merchant, who reads about the customer. */
export type MailAudience = 'customer' | 'merchant';

export type InsertMailParameters = {
  merchantId: string;
  customerId: string;
  /** Null for an email about something that no wallet pays. */
  walletId: string | null;
  /** @default 'customer' */
  audience?: MailAudience;
  /** Email address. */
  recipient: string;
  type: string;
  /** Crossed threshold of a low-balance email, in minor units. */
  threshold?: number | null;
  subject: string;
  /** Plain text. */
  paragraphs: readonly string[];
  now: Date;
};

/** Inserts an email, which is sent after the commit. */
export async function insertMail(
  transaction: Transaction,
  {
    merchantId,
    customerId,
    walletId,
    audience = 'customer',
    recipient,
    type,
    threshold = null,
    subject,
    paragraphs,
    now,
  }: InsertMailParameters,
): Promise<void> {
  const insert = kysely.insertInto('emails').values({
    id: createId('mail', now),
    merchant_id: merchantId,
    customer_id: customerId,
    wallet_id: walletId,
    audience,
    type,
    threshold,
    recipient,
    subject,
    body: paragraphs.join('\n\n'),
    next_attempt_at: now,
    created_at: now,
  });
  await execute(transaction, insert);
}

/** Inserts an email to a wallet's customer. Does nothing if the customer has no address. */
export async function insertWalletMail(
  transaction: Transaction,
  {
    walletId,
    ...mail
  }: Omit<InsertMailParameters, 'merchantId' | 'customerId' | 'walletId' | 'audience' | 'recipient'> & {
    walletId: string;
  },
): Promise<void> {
  const query = kysely
    .selectFrom('wallets as w')
    .innerJoin('customers as c', 'c.id', 'w.customer_id')
    .select(['w.merchant_id', 'w.customer_id', 'c.email as recipient'])
    .where('w.id', '=', walletId);
  const customer = await executeTakeFirst(transaction, query);
  if (!customer || customer.recipient === null) return;
  const { merchant_id: merchantId, customer_id: customerId, recipient } = customer;
  await insertMail(transaction, { ...mail, merchantId, customerId, walletId, recipient });
}

/** Returns the paragraph that links to the wallet in the merchant's product, or none if the merchant named no page. */
export function walletLink({ walletUrl }: { walletUrl: string | null }): string[] {
  return walletUrl === null ? [] : [`Open your wallet: ${walletUrl}`];
}
