import type { Queryable, SqlRow } from '../../database/Database.ts';
import type { DeclineCode } from '../PaymentProcessor.ts';

/** The intent of an idempotency key, and its first decline. */
export type StripePaymentRow = SqlRow & {
  idempotency_key: string;
  /** Null if the key was canceled before an intent was created. */
  intent_id: string | null;
  amount: number | null;
  currency: string | null;
  is_present: boolean;
  decline_code: DeclineCode | null;
  decline_message: string | null;
};

/** Finds a payment by its idempotency key or its intent. */
export async function findStripePayment(
  database: Queryable,
  column: 'idempotency_key' | 'intent_id',
  value: string,
): Promise<StripePaymentRow | undefined> {
  const sql = `select * from stripe_payments where ${column} = $1`;
  const [row] = await database.query<StripePaymentRow>(sql, [value]);
  return row;
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
  await database.query(
    `insert into stripe_payments (idempotency_key, intent_id, amount, currency, is_present)
     values ($1, $2, $3, $4, $5) on conflict (idempotency_key) do nothing`,
    [idempotencyKey, intentId, amount, currency, isPresent],
  );
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
  const [row] = await database.query<StripePaymentRow>(
    `update stripe_payments set decline_code = coalesce(decline_code, $2),
       decline_message = coalesce(decline_message, $3) where idempotency_key = $1 returning *`,
    [idempotencyKey, decline.code, decline.message],
  );
  if (!row) throw new Error(`Payment ${idempotencyKey} is not stored.`);
  return row;
}
