import type { PaymentMethodFormProps } from '@coffer/components';
import { useWalletSession } from '@coffer/hooks';
import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { createStripeSetup } from '../api/demoApi.ts';
import { usePreferences } from '../ui/usePreferences.ts';
import { StripeElements } from './StripeElements.tsx';
import { useStripeMessages } from './stripeMessages.ts';

/** Saves a payment method with Stripe's Payment Element. Card numbers never reach this page or its server. */
export default function StripeMethodForm(props: PaymentMethodFormProps) {
  const key = useWalletSession().data?.paymentMethodSetup?.stripe?.publishableKey;
  const customerId = usePreferences((preferences) => preferences.customerId);
  const role = usePreferences((preferences) => preferences.role);
  const formId = useId();
  // Each opened form needs a SetupIntent of its own, because it can be confirmed only once.
  const setup = useQuery({
    queryKey: ['stripe', 'setup', formId],
    queryFn: customerId === null ? skipToken : () => createStripeSetup(customerId, role),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (!key) return null;
  return (
    <StripeElements publishableKey={key} options={setup.data} isFailed={setup.isError}>
      <Fields {...props} />
    </StripeElements>
  );
}

function Fields({ onToken, onCancel }: PaymentMethodFormProps) {
  const messages = useStripeMessages();
  const stripe = useStripe();
  const elements = useElements();
  const [token, setToken] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  const save = async () => {
    setSaving(true);
    setError(null);
    try {
      // A retry after a successful confirmation only has to save the token in the wallet.
      const confirmed = token ?? (await confirm());
      setToken(confirmed);
      if (confirmed) await onToken(confirmed);
    } catch {
      setError(messages.unavailable);
    }
    setSaving(false);
  };
  const confirm = async () => {
    if (!stripe || !elements) return null;
    const confirmParams = { return_url: location.href };
    const { error: stripeError, setupIntent } = await stripe.confirmSetup({
      elements,
      redirect: 'if_required',
      confirmParams,
    });
    if (stripeError) setError(stripeError.message ?? messages.unavailable);
    return setupIntent?.id ?? null;
  };

  return (
    <div className="stripe-form">
      <PaymentElement />
      <div role="alert">{error}</div>
      <div className="actions">
        <button type="button" className="primary" disabled={isSaving || !stripe} onClick={save}>
          {isSaving ? messages.saving : messages.save}
        </button>
        <button type="button" onClick={onCancel}>
          {messages.cancel}
        </button>
      </div>
    </div>
  );
}
