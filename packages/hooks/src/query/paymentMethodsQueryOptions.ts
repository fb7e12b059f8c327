import type { PaymentMethod, WalletError } from '@coffer/adapter';
import { queryOptions } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { capabilityMissing } from './capabilityMissing.ts';
import { walletQueryDefaults } from './walletQueryDefaults.ts';

/** Key of the customer's saved ways to pay. */
export function paymentMethodsQueryKey(config: WalletConfig) {
  return [config.key, 'paymentMethods'] as const;
}

/** Reads the customer's saved ways to pay, by priority. */
export function paymentMethodsQueryOptions(config: WalletConfig) {
  return queryOptions<
    PaymentMethod[],
    WalletError,
    PaymentMethod[],
    ReturnType<typeof paymentMethodsQueryKey>
  >({
    ...walletQueryDefaults,
    queryKey: paymentMethodsQueryKey(config),
    queryFn: async ({ signal }) =>
      config.adapter.listPaymentMethods?.({ signal }) ?? capabilityMissing('listPaymentMethods'),
  });
}
