import type { Transaction } from '../../database/Database.ts';
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
  await transaction.query(
    `insert into emails (id, merchant_id, customer_id, wallet_id, type, threshold, recipient, subject, body,
       next_attempt_at, created_at)
     select $1, w.merchant_id, w.customer_id, w.id, $3, $4, c.email, $5, $6, $7, $7
     from wallets w join customers c on c.id = w.customer_id where w.id = $2 and c.email is not null`,
    [createId('mail', now), walletId, type, threshold, subject, paragraphs.join('\n\n'), now],
  );
}
