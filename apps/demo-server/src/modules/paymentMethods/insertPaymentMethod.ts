import type { PaymentMethod } from '@coffer/adapter';
import type { SqlRow, Transaction } from '../../database/Database.ts';
import type { ProcessorMethod } from '../../payments/PaymentProcessor.ts';
import { createId, notFound } from '../shared/index.ts';

/** Owner of payment methods. */
export type CustomerOfMerchant = { merchantId: string; customerId: string };

/** Stored payment method. */
export type MethodRow = SqlRow & {
  id: string;
  processor_reference: string;
  type: PaymentMethod['type'];
  brand: string;
  last4: string;
  expiry_month: number | null;
  expiry_year: number | null;
  off_session: boolean;
  fingerprint: string | null;
  priority: number;
  created_at: Date;
};

export type InsertPaymentMethodParameters = {
  owner: CustomerOfMerchant;
  /** As the processor described it. */
  saved: ProcessorMethod;
  /** @default a new one */
  id?: string;
  at: Date;
  /** Whether its owner has it from now on, as the last in priority; otherwise it pays this once. */
  keep: boolean;
};

/** Stores a method. One that is not kept counts as removed from the start: nothing finds it to charge it again. */
export async function insertPaymentMethod(
  transaction: Transaction,
  { owner, saved, at, keep, id = createId('pm', at) }: InsertPaymentMethodParameters,
): Promise<MethodRow> {
  const [row] = await transaction.query<MethodRow>(
    `insert into payment_methods (id, merchant_id, customer_id, processor_reference, type, brand, last4,
       expiry_month, expiry_year, off_session, created_at, fingerprint, priority, removed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
       case when $13::boolean then (select coalesce(max(priority), 0) + 1 from payment_methods where customer_id = $3) end,
       case when not $13 then $11::timestamptz end)
     returning *`,
    [
      id,
      owner.merchantId,
      owner.customerId,
      saved.reference,
      saved.type,
      saved.brand,
      saved.last4,
      saved.expiry?.month ?? null,
      saved.expiry?.year ?? null,
      saved.offSession,
      at,
      saved.fingerprint,
      keep,
    ],
  );
  if (!row) throw notFound('payment method');
  return row;
}
