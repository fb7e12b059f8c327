'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { useAddPaymentMethod } from '@coffer/hooks';
import { type ComponentType, Suspense } from 'react';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { slot } from '../internal/slot.ts';
import { paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** Props that the kit passes to a host's own form for a payment method. */
export type PaymentMethodFormProps = {
  /**
   * Saves the payment method of a token that the processor returned. The kit shows an error below the form, and closes the
   * form once the method is saved. The promise never rejects. A repeated call with the same token saves one method.
   */
  onToken: (token: string) => Promise<void>;
  /** Closes the form. */
  onCancel: () => void;
};

type PaymentMethodOwnFormProps = {
  id: string;
  form: ComponentType<PaymentMethodFormProps>;
  onAdded: (method: PaymentMethod) => void;
  onCancel: () => void;
};

/** Shows the host's own form. A form that is made with React's `lazy` loads when it is opened. */
export function PaymentMethodOwnForm({ id, form: Form, onAdded, onCancel }: PaymentMethodOwnFormProps) {
  const t = useTranslate(paymentMethodTexts);
  const { mutateAsync, isError, error } = useAddPaymentMethod();
  return (
    <div {...slot('payment-method-form')} id={id}>
      <Suspense
        fallback={
          <span
            {...slot('top-up-form-skeleton-field', 'coffer-top-up-form-skeleton-field', 'coffer-skeleton')}
          />
        }
      >
        <Form onToken={(token) => mutateAsync({ token }).then(onAdded, () => {})} onCancel={onCancel} />
      </Suspense>
      {isError && (
        <FailureNotice slotName="payment-method-notice" title={t('paymentMethod.addFailed')} error={error} />
      )}
    </div>
  );
}
