import type { PaymentMethodFormProps } from '@coffer/components';
import { useWalletSession } from '@coffer/hooks';
import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { createStripeSetup } from '../api/demoApi.ts';
import { usePreferences } from '../ui/usePreferences.ts';
import { StripeElements } from './StripeElements.tsx';
import { useStripeWords } from './useStripeWords.ts';

/** Stripe's Payment Element in the kit's place for it. Card numbers never reach this page or its server. */
export default function StripeMethodForm(props: PaymentMethodFormProps) {
  const key = useWalletSession().data?.paymentMethodSetup?.stripe?.publishableKey;
  const customerId = usePreferences((preferences) => preferences.customerId);
  const role = usePreferences((preferences) => preferences.role);
  const formId = useId();
  // One setup for each time that the form is opened: a confirmed one is used up.
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
  const words = useStripeWords();
  const stripe = useStripe();
  const elements = useElements();
  const [token, setToken] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  const save = async () => {
    setSaving(true);
    setProblem(null);
    try {
      // Confirmed once is confirmed; only telling the wallet of it may have to be repeated.
      const confirmed = token ?? (await confirm());
      setToken(confirmed);
      if (confirmed) await onToken(confirmed);
    } catch {
      setProblem(words.unavailable);
    }
    setSaving(false);
  };
  const confirm = async () => {
    if (!stripe || !elements) return null;
    const confirmParams = { return_url: location.href };
    const { error, setupIntent } = await stripe.confirmSetup({
      elements,
      redirect: 'if_required',
      confirmParams,
    });
    if (error) setProblem(error.message ?? words.unavailable);
    return setupIntent?.id ?? null;
  };

  return (
    <div className="stripe-form">
      <PaymentElement />
      <div role="alert">{problem}</div>
      <div className="actions">
        <button type="button" className="primary" disabled={isSaving || !stripe} onClick={save}>
          {isSaving ? words.saving : words.save}
        </button>
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}
