import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { createId } from '../shared/index.ts';

/** Email to a wallet's customer. */
export type InsertMailParameters = {
  walletId: string;
  type: string;
  /** Crossed threshold of a low-balance email, in minor units. */
  threshold?: number | null;
  subject: string;
  /** Plain text. */
  paragraphs: readonly string[];
  now: Date;
};

/** Inserts an email to a wallet's customer, which is sent after the commit. Does nothing if the customer has no address. */
export async function insertMail(
  transaction: Transaction,
  { walletId, type, threshold = null, subject, paragraphs, now }: InsertMailParameters,
): Promise<void> {
  const query = kysely
    .selectFrom('wallets as w')
    .innerJoin('customers as c', 'c.id', 'w.customer_id')
    .select(['w.merchant_id', 'w.customer_id', 'c.email as recipient'])
    .where('w.id', '=', walletId);
  const customer = await executeTakeFirst(transaction, query);
  if (!customer || customer.recipient === null) return;
  const insert = kysely.insertInto('emails').values({
    id: createId('mail', now),
    merchant_id: customer.merchant_id,
    customer_id: customer.customer_id,
    wallet_id: walletId,
    type,
    threshold,
    recipient: customer.recipient,
    subject,
    body: paragraphs.join('\n\n'),
    next_attempt_at: now,
    created_at: now,
  });
  await execute(transaction, insert);
}

/** Returns the paragraph that links to the wallet in the merchant's product, or none if the merchant named no page. */
export function walletLink({ walletUrl }: { walletUrl: string | null }): string[] {
  return walletUrl === null ? [] : [`Open your wallet: ${walletUrl}`];
}
