'use client';
import type { PaymentMethod, PaymentMethodSetup } from '@coffer/adapter';
import { useAddPaymentMethod } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type PaymentMethodTestMethodsProps = {
  id: string;
  methods: PaymentMethodSetup['testMethods'];
  onAdded: (method: PaymentMethod) => void;
};

/** Payment methods of the test processor. A click saves one. */
export function PaymentMethodTestMethods({ id, methods, onAdded }: PaymentMethodTestMethodsProps) {
  const t = useTranslate(paymentMethodTexts);
  const { mutate, isPending, isError, error } = useAddPaymentMethod();
  return (
    <div {...slot('payment-method-test-methods', 'coffer-payment-method-test-methods')} id={id}>
      <span {...slot('payment-method-test-label', 'coffer-label')}>{t('paymentMethod.addExplanation')}</span>
      {methods.map(({ token, label }) => (
        <WaitingButton
          key={token}
          slotName="payment-method-test-method"
          error={error}
          variant="quiet"
          aria-disabled={isPending}
          onClick={() => mutate({ token }, { onSuccess: onAdded })}
        >
          {label}
        </WaitingButton>
      ))}
      {isError && (
        <FailureNotice slotName="payment-method-notice" title={t('paymentMethod.addFailed')} error={error} />
      )}
    </div>
  );
}
