import type { Queryable, SqlRow } from '../../database/Database.ts';
import type { CustomerOfMerchant } from './insertPaymentMethod.ts';

/** Saved method of a customer, as needed to charge it. */
export type ChargeableMethod = SqlRow & {
  id: string;
  processor_reference: string;
  brand: string;
  last4: string;
  /** Whether it can be charged while its owner is away. */
  off_session: boolean;
};

/** Lists a customer's current methods by priority. */
export function chargeableMethods(
  database: Queryable,
  { merchantId, customerId }: CustomerOfMerchant,
): Promise<ChargeableMethod[]> {
  return database.query<ChargeableMethod>(
    `select id, processor_reference, brand, last4, off_session from payment_methods
     where customer_id = $1 and merchant_id = $2 and removed_at is null order by priority`,
    [customerId, merchantId],
  );
}
