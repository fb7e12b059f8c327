'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { useRemovePaymentMethod } from '@coffer/hooks';
import { paymentMethodEnglish } from '../messages/english/paymentMethod.ts';
import { useErrorText } from '../messages/useErrorText.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';

type PaymentMethodRemovalProps = { method: PaymentMethod; onKeep: () => void; onRemoved: () => void };

/** Asks whether a method is to be removed, and says what that ends. The focus is on keeping it. */
export function PaymentMethodRemoval({ method, onKeep, onRemoved }: PaymentMethodRemovalProps) {
  const say = useSay(paymentMethodEnglish);
  const errorText = useErrorText();
  const { mutate, isPending, isError, error } = useRemovePaymentMethod();
  const { brand, last4 } = method;
  const title = say('paymentMethod.removeTitle', { method: say('paymentMethod.named', { brand, last4 }) });
  return (
    <Notice
      slotName="payment-method-picker-removal"
      role="group"
      aria-label={title}
      tone={isError ? 'danger' : 'warning'}
      title={isError ? say('paymentMethod.removeFailed') : title}
      onKeyDown={(event) => event.key === 'Escape' && onKeep()}
      actions={
        <>
          <Button
            slotName="payment-method-picker-confirm"
            aria-disabled={isPending}
            onClick={() => mutate({ paymentMethodId: method.id }, { onSuccess: onRemoved })}
          >
            {say('paymentMethod.remove')}
          </Button>
          <Button slotName="payment-method-picker-keep" variant="quiet" autoFocus onClick={onKeep}>
            {say('paymentMethod.keep')}
          </Button>
        </>
      }
    >
      {isError ? <span role="alert">{errorText(error)}</span> : say('paymentMethod.removeExplanation')}
    </Notice>
  );
}
