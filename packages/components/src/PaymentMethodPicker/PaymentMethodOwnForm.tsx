'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { useAddPaymentMethod } from '@coffer/hooks';
import { type ComponentType, Suspense } from 'react';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { slot } from '../internal/slot.ts';
import { paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { PaymentMethodFormProps } from './PaymentMethodFormProps.ts';

type PaymentMethodOwnFormProps = {
  id: string;
  form: ComponentType<PaymentMethodFormProps>;
  onAdded: (method: PaymentMethod) => void;
  onCancel: () => void;
};

/** The processor's own form, which the host brings along; made with `lazy`, it loads when it is opened. */
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
