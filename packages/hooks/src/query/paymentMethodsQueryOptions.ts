import type { PaymentMethod } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

/** Returns the key of the customer's saved payment methods. */
export function paymentMethodsQueryKey(config: WalletConfig) {
  return [config.key, 'paymentMethods'] as const;
}

/** Reads the customer's saved payment methods, by priority. */
export function paymentMethodsQueryOptions(config: WalletConfig) {
  return walletQueryOptions<PaymentMethod[], ReturnType<typeof paymentMethodsQueryKey>>(
    paymentMethodsQueryKey(config),
    ({ signal }) => config.adapter.listPaymentMethods?.({ signal }),
  );
}
