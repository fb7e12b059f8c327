import type { Queryable, SqlRow } from '../../database/Database.ts';
import type { DeclineCode } from '../PaymentProcessor.ts';

/** Which intent a key stands for, and how it was declined. */
export type StripePaymentRow = SqlRow & {
  idempotency_key: string;
  /** Null where the key was given up before anything was asked. */
  intent_id: string | null;
  amount: number | null;
  currency: string | null;
  is_present: boolean;
  decline_code: DeclineCode | null;
  decline_message: string | null;
};

/** Finds a payment by one of its names. */
export async function findStripePayment(
  database: Queryable,
  column: 'idempotency_key' | 'intent_id',
  value: string,
): Promise<StripePaymentRow | undefined> {
  const sql = `select * from stripe_payments where ${column} = $1`;
  const [row] = await database.query<StripePaymentRow>(sql, [value]);
  return row;
}

/** Stores what a key stands for unless it stands for something already; gives whichever stands. */
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

/** Remembers the first decline: Stripe forgets it with the next change of the intent. */
export async function keepDecline(
  database: Queryable,
  idempotencyKey: string,
  decline: { code: DeclineCode; message: string },
): Promise<StripePaymentRow> {
  const [row] = await database.query<StripePaymentRow>(
    `update stripe_payments set decline_code = coalesce(decline_code, $2),
       decline_message = coalesce(decline_message, $3) where idempotency_key = $1 returning *`,
    [idempotencyKey, decline.code, decline.message],
  );
  if (!row) throw new Error(`Payment ${idempotencyKey} is not here.`);
  return row;
}
