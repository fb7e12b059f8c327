import { useWalletSession } from '@coffer/hooks';
import { lazy } from 'react';

/** Nothing of it is loaded before a form is opened. */
const StripeMethodForm = lazy(() => import('./StripeMethodForm.tsx'));

/** The form for a new payment method: Stripe's, where the session says so, else the kit's test cards. */
export function useMethodForm(): typeof StripeMethodForm | undefined {
  return useWalletSession().data?.paymentMethodSetup?.stripe ? StripeMethodForm : undefined;
}
