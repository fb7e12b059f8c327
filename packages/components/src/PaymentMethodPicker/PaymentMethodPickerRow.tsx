'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { useMakeDefaultPaymentMethod, useWalletLocale } from '@coffer/hooks';
import { useId, useRef, useState } from 'react';
import { Button } from '../internal/Button.tsx';
import { Choice } from '../internal/Choice.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { isPaymentMethodExpired } from './isPaymentMethodExpired.ts';
import { PaymentMethodLabel } from './PaymentMethodLabel.tsx';
import { PaymentMethodRemoval } from './PaymentMethodRemoval.tsx';

type PaymentMethodPickerRowProps = {
  method: PaymentMethod;
  isDefault: boolean;
  mayChange: boolean;
  choice: { name: string; isChosen: boolean; choose: (paymentMethodId: string) => void } | undefined;
  onRemoved: () => void;
  classNames: ClassNames<'actions' | 'method'>;
};

/** One payment method with its actions. */
export function PaymentMethodPickerRow(props: PaymentMethodPickerRowProps) {
  const { method, isDefault, mayChange, choice, onRemoved, classNames } = props;
  const t = useTranslate(paymentMethodTexts);
  const { now } = useWalletLocale();
  const labelId = useId();
  const removeButton = useRef<HTMLButtonElement>(null);
  const makeDefault = useMakeDefaultPaymentMethod();
  const [isRemoving, setRemoving] = useState(false);
  const isExpired = isPaymentMethodExpired(method, now());
  const label = <PaymentMethodLabel method={method} isDefault={isDefault} hasPresence />;
  return (
    <li
      {...slot('payment-method-picker-method', 'coffer-payment-method-picker-method', classNames.method)}
      data-state={isExpired ? 'expired' : 'usable'}
    >
      {choice ? (
        <Choice
          isRow
          slotName="payment-method-picker-label"
          className="coffer-payment-method-picker-label"
          id={labelId}
          name={choice.name}
          checked={choice.isChosen}
          disabled={isExpired}
          onChange={() => choice.choose(method.id)}
        >
          {label}
        </Choice>
      ) : (
        <div {...slot('payment-method-picker-label', 'coffer-payment-method-picker-label')} id={labelId}>
          {label}
        </div>
      )}
      {mayChange && (
        <div
          {...slot(
            'payment-method-picker-actions',
            'coffer-payment-method-picker-actions',
            classNames.actions,
          )}
        >
          {!isDefault && !isExpired && (
            <WaitingButton
              slotName="payment-method-picker-make-default"
              error={makeDefault.error}
              variant="quiet"
              aria-describedby={labelId}
              aria-disabled={makeDefault.isPending}
              onClick={() => makeDefault.mutate({ paymentMethodId: method.id })}
            >
              {t('paymentMethod.makeDefault')}
            </WaitingButton>
          )}
          <Button
            slotName="payment-method-picker-remove"
            variant="quiet"
            ref={removeButton}
            aria-describedby={labelId}
            aria-expanded={isRemoving}
            onClick={() => setRemoving(true)}
          >
            {t('paymentMethod.remove')}
          </Button>
        </div>
      )}
      {makeDefault.isError && (
        <FailureNotice
          slotName="payment-method-picker-notice"
          title={t('paymentMethod.makeDefaultFailed')}
          error={makeDefault.error}
        />
      )}
      {isRemoving && <PaymentMethodRemoval method={method} onKeep={keep} onRemoved={onRemoved} />}
    </li>
  );

  function keep() {
    setRemoving(false);
    removeButton.current?.focus();
  }
}
