import type { Money } from '@coffer/adapter';
import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import type { StripeElementsOptions } from '@stripe/stripe-js';
import { useEffect } from 'react';
import { StripeElements } from './StripeElements.tsx';

export type StripeCardFieldProps = {
  publishableKey: string;
  total: Money;
  /**
   * Called with a function that turns the card into a token. The function rejects with a message when the card is
   * incomplete or invalid.
   */
  onReady: (makeToken: () => Promise<string>) => void;
};

/** Stripe's field for a card that pays once and isn't saved. */
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
  // Apple Pay and Google Pay show an amount of their own, which could differ from the server's quote.
  return <PaymentElement options={{ wallets: { applePay: 'never', googlePay: 'never' } }} />;
}
