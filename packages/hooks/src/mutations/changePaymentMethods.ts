import type { PaymentMethod } from '@coffer/adapter';
import { firstPart } from '../deferred/firstPart.ts';
import type { WalletCall } from '../deferred/WalletCall.ts';
import { refreshFamilies } from '../query/refreshFamilies.ts';
import { withIdempotencyKey } from '../sending/withIdempotencyKey.ts';

/** Saves the method behind a token, and lists it. */
export async function addPaymentMethod(
  { config, queryClient }: WalletCall,
  { token }: { token: string },
): Promise<PaymentMethod> {
  const method = await withIdempotencyKey(
    config,
    ['addPaymentMethod', token],
    async (options) =>
      config.adapter.addPaymentMethod?.({ token }, options) ??
      firstPart.capabilityMissing('addPaymentMethod'),
  );
  await queryClient.invalidateQueries({ queryKey: firstPart.paymentMethodsQueryKey(config) });
  return method;
}

/** Forgets a method, also in the list, and where it was to be charged. */
export async function removePaymentMethod(
  call: WalletCall,
  { paymentMethodId }: { paymentMethodId: string },
): Promise<void> {
  const { config, queryClient } = call;
  try {
    const removed = config.adapter.removePaymentMethod?.({ paymentMethodId });
    await (removed ?? firstPart.capabilityMissing('removePaymentMethod'));
    refreshFamilies(call, ['autoTopUp']);
  } finally {
    // Also after an error: `not_found` says that the list shown is out of date.
    await queryClient.invalidateQueries({ queryKey: firstPart.paymentMethodsQueryKey(config) });
  }
}

/** Makes a method the first in priority. */
export async function makeDefaultPaymentMethod(
  { config, queryClient }: WalletCall,
  { paymentMethodId }: { paymentMethodId: string },
): Promise<PaymentMethod[]> {
  const queryKey = firstPart.paymentMethodsQueryKey(config);
  try {
    const changed = config.adapter.makeDefaultPaymentMethod?.({ paymentMethodId });
    const methods = await (changed ?? firstPart.capabilityMissing('makeDefaultPaymentMethod'));
    queryClient.setQueryData(queryKey, methods);
    return methods;
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey });
    throw error;
  }
}
