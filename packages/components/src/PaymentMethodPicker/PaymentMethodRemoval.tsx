'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { useRemovePaymentMethod } from '@coffer/hooks';
import { Button } from '../internal/Button.tsx';
import { Notice } from '../internal/Notice.tsx';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { paymentMethodTexts } from '../locales/en.ts';
import { useErrorText } from '../locales/useErrorText.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type PaymentMethodRemovalProps = { method: PaymentMethod; onKeep: () => void; onRemoved: () => void };

/** Asks the customer to confirm the removal of a method. The button that keeps the method has the focus. */
export function PaymentMethodRemoval({ method, onKeep, onRemoved }: PaymentMethodRemovalProps) {
  const t = useTranslate(paymentMethodTexts);
  const errorText = useErrorText();
  const { mutate, isPending, isError, error } = useRemovePaymentMethod();
  const { brand, last4 } = method;
  const title = t('paymentMethod.removeTitle', { method: t('paymentMethod.named', { brand, last4 }) });
  return (
    <Notice
      slotName="payment-method-picker-removal"
      role="group"
      aria-label={title}
      tone={isError ? 'danger' : 'warning'}
      title={isError ? t('paymentMethod.removeFailed') : title}
      onKeyDown={(event) => event.key === 'Escape' && onKeep()}
      actions={
        <>
          <WaitingButton
            slotName="payment-method-picker-confirm"
            error={error}
            aria-disabled={isPending}
            onClick={() => mutate({ paymentMethodId: method.id }, { onSuccess: onRemoved })}
          >
            {t('paymentMethod.remove')}
          </WaitingButton>
          <Button slotName="payment-method-picker-keep" variant="quiet" autoFocus onClick={onKeep}>
            {t('paymentMethod.keep')}
          </Button>
        </>
      }
    >
      {isError ? <span role="alert">{errorText(error)}</span> : t('paymentMethod.removeExplanation')}
    </Notice>
  );
}
