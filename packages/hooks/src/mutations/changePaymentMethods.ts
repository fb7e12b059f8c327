import type { PaymentMethod } from '@coffer/adapter';
import { withIdempotencyKey } from '../idempotency/idempotencyKey.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { paymentMethodsQueryKey } from '../query/paymentMethodsQueryOptions.ts';
import { invalidateWalletQueries } from '../query/queryScopes.ts';
import type { MutationContext } from './MutationContext.ts';

/** Saves the payment method behind a token and reads the list again. */
export async function addPaymentMethod(
  { config, queryClient }: MutationContext,
  { token }: { token: string },
): Promise<PaymentMethod> {
  const method = await withIdempotencyKey(
    config,
    ['addPaymentMethod', token],
    async (options) =>
      config.adapter.addPaymentMethod?.({ token }, options) ?? capabilityMissing('addPaymentMethod'),
  );
  await queryClient.invalidateQueries({ queryKey: paymentMethodsQueryKey(config) });
  return method;
}

/** Removes a payment method. Auto top-up that charged it turns off, so it is read again too. */
export async function removePaymentMethod(
  context: MutationContext,
  { paymentMethodId }: { paymentMethodId: string },
): Promise<void> {
  const { config, queryClient } = context;
  try {
    const request = config.adapter.removePaymentMethod?.({ paymentMethodId });
    await (request ?? capabilityMissing('removePaymentMethod'));
    invalidateWalletQueries(context, ['autoTopUp']);
  } finally {
    // Also after an error: `not_found` means that the list on screen is out of date.
    await queryClient.invalidateQueries({ queryKey: paymentMethodsQueryKey(config) });
  }
}

/** Makes a payment method the first in priority. */
export async function makeDefaultPaymentMethod(
  { config, queryClient }: MutationContext,
  { paymentMethodId }: { paymentMethodId: string },
): Promise<PaymentMethod[]> {
  const queryKey = paymentMethodsQueryKey(config);
  try {
    const request = config.adapter.makeDefaultPaymentMethod?.({ paymentMethodId });
    const methods = await (request ?? capabilityMissing('makeDefaultPaymentMethod'));
    queryClient.setQueryData(queryKey, methods);
    return methods;
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey });
    throw error;
  }
}
