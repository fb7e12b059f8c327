import type { Selectable } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { PaymentMethodsTable } from '../../database/tables.gen.ts';
import type { CustomerOfMerchant } from './insertPaymentMethod.ts';

/** Saved method of a customer, as needed to charge it. */
export type ChargeableMethod = Pick<
  Selectable<PaymentMethodsTable>,
  'id' | 'processor_reference' | 'brand' | 'last4' | 'off_session'
>;

/** Lists a customer's current methods by priority. */
export function chargeableMethods(
  database: Queryable,
  { merchantId, customerId }: CustomerOfMerchant,
): Promise<ChargeableMethod[]> {
  const query = kysely
    .selectFrom('payment_methods')
    .select(['id', 'processor_reference', 'brand', 'last4', 'off_session'])
    .where('customer_id', '=', customerId)
    .where('merchant_id', '=', merchantId)
    .where('removed_at', 'is', null)
    .orderBy('priority');
  return execute(database, query);
}
