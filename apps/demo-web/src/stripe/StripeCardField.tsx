import type { Money } from '@coffer/adapter';
import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import type { StripeElementsOptions } from '@stripe/stripe-js';
import { useEffect } from 'react';
import { StripeElements } from './StripeElements.tsx';

export type StripeCardFieldProps = {
  publishableKey: string;
  total: Money;
  /** Given what makes a token of what is in the field; the promise rejects with what is wrong in there. */
  onReady: (makeToken: () => Promise<string>) => void;
};

/** Stripe's field for a card that pays once and is not saved. */
export default function StripeCardField({ publishableKey, total, onReady }: StripeCardFieldProps) {
  const options: StripeElementsOptions = {
    mode: 'payment',
    amount: total.amount,
    currency: total.currency.toLowerCase(),
    allowedPaymentMethodTypes: ['card'],
    paymentMethodCreation: 'manual',
  };
  return (
    <StripeElements publishableKey={publishableKey} options={options}>
      <Field onReady={onReady} />
    </StripeElements>
  );
}

function Field({ onReady }: Pick<StripeCardFieldProps, 'onReady'>) {
  const stripe = useStripe();
  const elements = useElements();
  useEffect(() => {
    if (!stripe || !elements) return;
    onReady(async () => {
      const checked = await elements.submit();
      if (checked.error) throw new Error(checked.error.message);
      const { error, paymentMethod } = await stripe.createPaymentMethod({ elements });
      if (error) throw new Error(error.message);
      return paymentMethod.id;
    });
  }, [stripe, elements, onReady]);
  // What is paid is what the server quotes below: a browser's own sheet would show a figure of its own.
  return <PaymentElement options={{ wallets: { applePay: 'never', googlePay: 'never' } }} />;
}
