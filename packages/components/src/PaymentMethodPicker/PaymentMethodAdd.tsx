'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { useCapability, usePermission, useWalletSession } from '@coffer/hooks';
import { type ComponentType, useId, useState } from 'react';
import { Button } from '../internal/Button.tsx';
import { paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { type PaymentMethodFormProps, PaymentMethodOwnForm } from './PaymentMethodOwnForm.tsx';
import { PaymentMethodTestMethods } from './PaymentMethodTestMethods.tsx';

type PaymentMethodAddProps = {
  onAdded?: ((method: PaymentMethod) => void) | undefined;
  /** Called instead of opening a form, for hosts that add methods elsewhere. */
  onAdd?: (() => void) | undefined;
  /** The host's own form. It replaces the test processor's methods. */
  form?: ComponentType<PaymentMethodFormProps> | undefined;
};

/** Button that adds a payment method. Shows nothing if the backend or the session does not allow it. */
export function PaymentMethodAdd({ onAdded, onAdd, form }: PaymentMethodAddProps) {
  const t = useTranslate(paymentMethodTexts);
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const mayAdd = [useCapability('addPaymentMethod'), usePermission('manage')].every(Boolean);
  const methods = useWalletSession().data?.paymentMethodSetup?.testMethods ?? [];
  if (!mayAdd || (methods.length === 0 && !onAdd && !form)) return null;
  return (
    <>
      <Button
        slotName="payment-method-add"
        className="coffer-payment-method-add"
        variant="quiet"
        aria-expanded={onAdd ? undefined : isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={onAdd ?? (() => setOpen(!isOpen))}
      >
        {t('paymentMethod.add')}
      </Button>
      {isOpen && form && (
        <PaymentMethodOwnForm id={panelId} form={form} onAdded={added} onCancel={() => setOpen(false)} />
      )}
      {isOpen && !form && <PaymentMethodTestMethods id={panelId} methods={methods} onAdded={added} />}
    </>
  );

  function added(method: PaymentMethod) {
    setOpen(false);
    onAdded?.(method);
  }
}
