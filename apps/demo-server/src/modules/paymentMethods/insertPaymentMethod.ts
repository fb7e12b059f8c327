import type { Selectable } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { PaymentMethodsTable } from '../../database/tables.gen.ts';
import type { ProcessorMethod } from '../../payments/PaymentProcessor.ts';
import { createId, notFound } from '../shared/index.ts';

/** Owner of payment methods. */
export type CustomerOfMerchant = { merchantId: string; customerId: string };

/** Stored payment method. */
export type MethodRow = Selectable<PaymentMethodsTable>;

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
  const insert = kysely
    .insertInto('payment_methods')
    .values(({ selectFrom }) => ({
      id,
      merchant_id: owner.merchantId,
      customer_id: owner.customerId,
      processor_reference: saved.reference,
      type: saved.type,
      brand: saved.brand,
      last4: saved.last4,
      expiry_month: saved.expiry?.month ?? null,
      expiry_year: saved.expiry?.year ?? null,
      off_session: saved.offSession,
      created_at: at,
      fingerprint: saved.fingerprint,
      priority: keep
        ? selectFrom('payment_methods')
            .select(({ fn, eb, lit }) => eb(fn.coalesce(fn.max('priority'), lit(0)), '+', 1).as('next'))
            .where('customer_id', '=', owner.customerId)
        : null,
      removed_at: keep ? null : at,
    }))
    .returningAll();
  const row = await executeTakeFirst(transaction, insert);
  if (!row) throw notFound('payment method');
  return row;
}
