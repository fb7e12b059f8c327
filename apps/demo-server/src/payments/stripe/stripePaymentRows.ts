import type { Selectable } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { StripePaymentsTable } from '../../database/tables.gen.ts';
import type { DeclineCode } from '../PaymentProcessor.ts';

/**
 * The intent of an idempotency key, and its first decline. The intent is null if the key was canceled before an intent was
 * created.
 */
export type StripePaymentRow = Selectable<StripePaymentsTable>;

/** Finds a payment by its idempotency key or its intent. */
export function findStripePayment(
  database: Queryable,
  column: 'idempotency_key' | 'intent_id',
  value: string,
): Promise<StripePaymentRow | undefined> {
  return executeTakeFirst(
    database,
    kysely.selectFrom('stripe_payments').selectAll().where(column, '=', value),
  );
}

/** Stores the payment of a key unless the key has one, and returns the stored payment. */
export async function insertStripePayment(
  database: Queryable,
  payment: {
    idempotencyKey: string;
    intentId: string | null;
    amount: number | null;
    currency: string | null;
    isPresent: boolean;
  },
): Promise<StripePaymentRow> {
  const { idempotencyKey, intentId, amount, currency, isPresent } = payment;
  const insert = kysely
    .insertInto('stripe_payments')
    .values({ idempotency_key: idempotencyKey, intent_id: intentId, amount, currency, is_present: isPresent })
    .onConflict((conflict) => conflict.column('idempotency_key').doNothing());
  await execute(database, insert);
  const row = await findStripePayment(database, 'idempotency_key', idempotencyKey);
  if (!row) throw new Error(`Payment ${idempotencyKey} was neither stored nor found.`);
  return row;
}

/** Stores the first decline, because Stripe forgets it with the next change of the intent. */
export async function storeDecline(
  database: Queryable,
  idempotencyKey: string,
  decline: { code: DeclineCode; message: string },
): Promise<StripePaymentRow> {
  const update = kysely
    .updateTable('stripe_payments')
    .set(({ fn, val }) => ({
      decline_code: fn.coalesce('decline_code', val(decline.code)),
      decline_message: fn.coalesce('decline_message', val(decline.message)),
    }))
    .where('idempotency_key', '=', idempotencyKey)
    .returningAll();
  const row = await executeTakeFirst(database, update);
  if (!row) throw new Error(`Payment ${idempotencyKey} is not stored.`);
  return row;
}
