import { useWalletSession } from '@coffer/hooks';
import { lazy } from 'react';

// Loads when the form opens.
const StripeMethodForm = lazy(() => import('./StripeMethodForm.tsx'));

/** Returns Stripe's form for a new payment method if the session names Stripe. Undefined means the kit's test cards. */
export function useMethodForm(): typeof StripeMethodForm | undefined {
  return useWalletSession().data?.paymentMethodSetup?.stripe ? StripeMethodForm : undefined;
}
