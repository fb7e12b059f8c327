'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { useCapability, usePermission, useWalletSession } from '@coffer/hooks';
import { type ComponentType, useId, useState } from 'react';
import { Button } from '../internal/Button.tsx';
import { paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { PaymentMethodFormProps } from './PaymentMethodFormProps.ts';
import { PaymentMethodOwnForm } from './PaymentMethodOwnForm.tsx';
import { PaymentMethodTestMethods } from './PaymentMethodTestMethods.tsx';

type PaymentMethodAddProps = {
  onAdded?: ((method: PaymentMethod) => void) | undefined;
  /** The host's own way to add one, in place of the test processor's. */
  onAdd?: (() => void) | undefined;
  /** The host's own form, opened in place. */
  form?: ComponentType<PaymentMethodFormProps> | undefined;
};

/** Adds a method: the host's way, else the test processor's. Absent where backend or session do not allow it. */
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
