'use client';
import type { PaymentMethod, WalletSession } from '@coffer/adapter';
import { useId, useState } from 'react';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { TopUpFormTestMethods } from './TopUpFormTestMethods.tsx';

type TopUpFormAddMethodProps = { session: WalletSession; onAdded: (method: PaymentMethod) => void };

/** Adds one of the test processor's methods. Absent where the backend or the session does not allow it. */
export function TopUpFormAddMethod({ session, onAdded }: TopUpFormAddMethodProps) {
  const say = useSay(topUpEnglish);
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const methods = session.paymentMethodSetup?.testMethods ?? [];
  const mayAdd = session.capabilities.includes('addPaymentMethod') && session.scopes.includes('manage');
  if (!mayAdd || methods.length === 0) return null;
  return (
    <>
      <Button
        slotName="top-up-form-add-method"
        variant="quiet"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {say('topUp.addMethod')}
      </Button>
      {isOpen && <TopUpFormTestMethods id={panelId} methods={methods} onAdded={added} />}
    </>
  );

  function added(method: PaymentMethod) {
    setOpen(false);
    onAdded(method);
  }
}
