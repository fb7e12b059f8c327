import type { Transaction } from '../../database/Database.ts';
import type { QuoteRow } from './quotes.ts';
import type { TopUpRow } from './topUpRows.ts';

/** A customer's saved method, or what the holder of a payment link pays with. */
export type PayingMethod = { id: string; processor_reference: string };

export type InsertTopUpParameters = {
  id: string;
  /** Locked by the caller: from now on it is used. */
  quote: QuoteRow;
  method: PayingMethod;
  source: TopUpRow['source'];
  returnUrl?: string | null;
  /** Until when its caller asks the processor, and from when on the sweeper looks after it. */
  submittingUntil?: Date;
  at: Date;
};

/** Writes an attempt to pay a quote, before the processor is asked. */
export async function insertTopUp(
  transaction: Transaction,
  { id, quote, method, source, returnUrl = null, submittingUntil, at }: InsertTopUpParameters,
): Promise<TopUpRow> {
  await transaction.query('update top_up_quotes set top_up_id = $2 where id = $1', [quote.id, id]);
  const [row] = await transaction.query<TopUpRow>(
    `insert into top_ups (id, merchant_id, customer_id, wallet_id, quote_id, status, currency, amount, bonus, fee,
       tax, total, bonus_expires_at, payment_method_id, processor_reference, return_url, submitting_until,
       next_check_at, created_at, updated_at, source, payment_link_id)
     select $2, merchant_id, customer_id, wallet_id, id, 'processing', currency, amount, bonus, fee,
       tax, total, bonus_expires_at, $3, $4, $5, $6, $6, $7, $7, $8, payment_link_id
     from top_up_quotes where id = $1 returning *`,
    [quote.id, id, method.id, method.processor_reference, returnUrl, submittingUntil ?? null, at, source],
  );
  if (!row) throw new Error(`Quote ${quote.id} vanished while it was locked.`);
  return row;
}
