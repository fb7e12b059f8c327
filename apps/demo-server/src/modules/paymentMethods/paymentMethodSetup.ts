import type { PaymentMethodSetup } from '@coffer/adapter';
import type { WalletContext } from '../shared/index.ts';

/** How a payment method is added at the processor that is on. */
export function paymentMethodSetup({ processor }: WalletContext): PaymentMethodSetup {
  const { testMethods, publishableKey } = processor;
  return {
    testMethods: [...testMethods],
    ...(publishableKey === null ? {} : { stripe: { publishableKey } }),
  };
}
