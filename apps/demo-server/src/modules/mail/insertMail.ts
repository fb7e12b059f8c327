import type { Transaction } from '../../database/Database.ts';
import { createId } from '../shared/index.ts';

export type InsertMailParameters = {
  walletId: string;
  type: string;
  /** Of a low balance: the threshold that was crossed. */
  threshold?: number | null;
  subject: string;
  paragraphs: readonly string[];
  now: Date;
};

/** Writes a mail to a wallet's customer, to be sent once the transaction has committed; none without an address. */
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
