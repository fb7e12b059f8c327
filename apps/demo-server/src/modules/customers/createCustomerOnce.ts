import {
  type CallerKey,
  claimKey,
  createId,
  fingerprintOf,
  type IdempotentResult,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { type CreateCustomerParameters, createCustomerWithin } from './customers.ts';
import { type CustomerWithWallets, withWallets } from './withWallets.ts';

/** Creates a customer. A repeat with the same key returns the first response and creates nothing. */
export async function createCustomerOnce(
  context: WalletContext,
  merchantId: string,
  { key, ...parameters }: CreateCustomerParameters & { key: CallerKey | null },
): Promise<IdempotentResult<CustomerWithWallets>> {
  const { now } = context;
  const id = createId('cus', now());
  const requestKey = key && { ...key, fingerprint: fingerprintOf('createCustomer', parameters) };
  return context.database.transaction(async (transaction) => {
    if (requestKey) {
      const claim = { resourceId: id, at: now() };
      const earlier = await claimKey<CustomerWithWallets>(transaction, requestKey, claim);
      if (earlier?.response) return { value: earlier.response, replayed: true };
    }
    const created = await createCustomerWithin(context, transaction, merchantId, { ...parameters, id });
    const [value] = await withWallets({ database: transaction, now }, merchantId, [created]);
    if (!value) throw new Error(`Customer ${id} was not returned with its wallets.`);
    if (requestKey) await storeIdempotentResponse(transaction, requestKey, value);
    return { value, replayed: false };
  });
}
