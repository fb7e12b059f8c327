'use client';
import type { PaymentMethod, WalletSession } from '@coffer/adapter';
import { useAddPaymentMethod } from '@coffer/hooks';
import { useId, useState } from 'react';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useErrorText } from '../messages/useErrorText.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { slot } from '../parts/slot.ts';

type TopUpFormAddMethodProps = { session: WalletSession; onAdded: (method: PaymentMethod) => void };

/** Adds one of the test processor's methods. Absent where the backend or the session does not allow it. */
export function TopUpFormAddMethod({ session, onAdded }: TopUpFormAddMethodProps) {
  const say = useSay(topUpEnglish);
  const errorText = useErrorText();
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const add = useAddPaymentMethod();
  const testMethods = session.paymentMethodSetup?.testMethods ?? [];
  const mayAdd = session.capabilities.includes('addPaymentMethod') && session.scopes.includes('manage');
  if (!mayAdd || testMethods.length === 0) return null;
  return (
    <>
      <div>
        <Button
          slotName="top-up-form-add-method"
          variant="quiet"
          aria-expanded={isOpen}
          aria-controls={isOpen ? panelId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {say('topUp.addMethod')}
        </Button>
      </div>
      {isOpen && (
        <div {...slot('top-up-form-test-methods')} id={panelId}>
          <span {...slot('top-up-form-label', 'coffer-label')}>{say('topUp.addMethodExplanation')}</span>
          {testMethods.map(({ token, label }) => (
            <Button
              key={token}
              slotName="top-up-form-test-method"
              variant="quiet"
              aria-disabled={add.isPending}
              onClick={() => add.mutate({ token }, { onSuccess: added })}
            >
              {label}
            </Button>
          ))}
          {add.isError && (
            <Notice
              slotName="top-up-form-notice"
              tone="danger"
              role="alert"
              title={say('topUp.addMethodFailed')}
            >
              {errorText(add.error)}
            </Notice>
          )}
        </div>
      )}
    </>
  );

  function added(method: PaymentMethod) {
    setOpen(false);
    onAdded(method);
  }
}
